/** What a code of the operating system or of PostgreSQL means to the person who runs the program. */
const meanings: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken by another program: set PORT to a free one',
  EADDRNOTAVAIL: 'HOST is not an address of this machine',
  EACCES: 'the system does not allow it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up just now',
  ETIMEDOUT: 'no answer in time',
  '28P01': 'the password is wrong',
  '28000': 'this user is not let in',
  '3D000': 'there is no such database',
  '42501': 'the database user lacks a right',
  '53100': 'the disk of the database is full',
  '53300': 'the database has no connection left',
  '57P03': 'the database is starting up or shutting down',
};

/** One line for a failure of the machine around us; undefined for a fault of the program. */
export function explain(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // Node wraps the failures of several addresses of one host into one error without a message.
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const code = 'code' in inner ? String(inner.code) : '';
  const meaning = meanings[code];
  if (meaning) return `${meaning} (${inner.message.split('\n')[0] || code})`;
  if (/timeout exceeded when trying to connect/.test(inner.message)) return `no answer in time (${inner.message})`;
  return error.cause ? explain(error.cause) : undefined;
}
