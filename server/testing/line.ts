import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Place } from '#server/store/pool.ts';
import type { TestDatabase } from './world.ts';

/** A line to a test's database that can be cut and mended; to who asks it looks as if the database went away. */
export interface Line {
  readonly place: Place;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function lineTo({ place }: TestDatabase): Promise<Line> {
  if (!('host' in place)) throw new Error('the tests reach their database by its socket');
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection(join(place.host, '.s.PGSQL.5432'));
    for (const end of [near, far]) {
      open.add(end);
      end.on('close', () => open.delete(end));
      // A cut line breaks off in the middle of a word; that is what it is for.
      end.on('error', () => {});
    }
    near.pipe(far).pipe(near);
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const cut = async () => {
    for (const end of open) end.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  afterAll(cut);
  const { user, password, database } = place;
  return {
    place: { url: `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}` },
    cut,
    mend: async () => {
      await listen(port);
    },
  };
}
