import type pg from 'pg';
import { type Day, endOfDay, startOfDay } from '#domain/deadline/instant.ts';

/** What a day's root is made from. */
export interface Leaf {
  readonly number: string;
  readonly seq: number;
  readonly digest: Buffer;
}

const PAGE = 5000;

/**
 * The entries of a platform of one day in China, ordered by number (byte by byte) and seq: the order of the root's
 * leaves. Read through a cursor, so that a day of any size needs the memory of one page. Needs a transaction.
 */
export async function* entriesOfDay(client: pg.PoolClient, platform: string, day: Day): AsyncGenerator<Leaf> {
  await client.query(
    `declare day_entries no scroll cursor for
     select number, seq, digest from entry where platform = $1 and at >= $2 and at < $3 order by number collate "C", seq`,
    [platform, new Date(startOfDay(day)), new Date(endOfDay(day))],
  );
  try {
    for (;;) {
      const { rows } = await client.query<Leaf>(`fetch ${PAGE} from day_entries`);
      yield* rows;
      if (rows.length < PAGE) return;
    }
  } finally {
    await client.query('close day_entries').catch(() => {});
  }
}

/** A leaf as the second place keeps it: `LS20230428-000123 4 <digest>`. */
export function leafLine({ number, seq, digest }: Leaf): string {
  return `${number} ${seq} ${digest.toString('hex')}`;
}

const LEAF = /^(\S+) (\d{1,9}) ([0-9a-f]{64})$/;

/** Reads a kept line; null when it is none. */
export function parseLeafLine(line: string): Leaf | null {
  const [, number, seq, digest] = LEAF.exec(line) ?? [];
  return number && digest ? { number, seq: Number(seq), digest: Buffer.from(digest, 'hex') } : null;
}
