/** What kind of life the server will lead: `durable` keeps every promise; `scratch` is for tests and forgets on a crash. */
export type Durability = 'durable' | 'scratch';

const always = {
  listen_addresses: '',
  shared_buffers: '128MB',
  max_connections: '100',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  logging_collector: 'off',
};

const scratch = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/** Command-line settings of the embedded server; it is reached by a socket in `socket` only. */
export function settings(socket: string, durability: Durability): string[] {
  const all = { ...always, unix_socket_directories: socket, ...(durability === 'scratch' ? scratch : {}) };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
