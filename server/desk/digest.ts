import { createHash, hash, randomBytes } from 'node:crypto';

/** Digest that stands before the first entry of a history. */
export const BEGINNING = Buffer.alloc(32);
/** Private digest of an entry without a private part. */
export const NOTHING_PRIVATE = Buffer.alloc(32);

/** What the chain covers of one entry. `body` is the public part as the exact text that is stored. */
export interface EntryFace {
  readonly platform: string;
  readonly number: string;
  readonly seq: number;
  /** ISO 8601 in UTC with milliseconds: `2023-04-28T01:10:00.000Z`. */
  readonly at: string;
  readonly actorKind: string;
  readonly actor: string;
  readonly unit: string;
  readonly type: string;
  readonly body: string;
  readonly privateDigest: Buffer;
  readonly previous: Buffer;
}

/** SHA-256 over lines, so that any tool can compute it again, SQL included (docs/decisions/record.md). */
export function entryDigest(entry: EntryFace): Buffer {
  const lines = [
    'qingsu-entry-1',
    entry.platform,
    entry.number,
    entry.seq,
    entry.at,
    entry.actorKind,
    entry.actor,
    entry.unit,
    entry.type,
    entry.body,
    entry.privateDigest.toString('hex'),
    entry.previous.toString('hex'),
  ];
  return hash('sha256', lines.join('\n'), 'buffer');
}

/** Digest of a private part under a salt of its own: erasing part and salt leaves nothing to try guesses against. */
export function privateDigest(salt: Buffer, body: string): Buffer {
  return createHash('sha256').update(salt).update(body).digest();
}

/** A pool of random bytes: one system call for many salts. */
let pool = randomBytes(4096);
let used = 0;
export function newSalt(): Buffer {
  if (used + 16 > pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}
