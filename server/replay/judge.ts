import type pg from 'pg';
import { type CheckName, checks } from './checks/all.ts';

export interface Judged {
  readonly name: CheckName;
  readonly holds: boolean;
  readonly faults: number;
  /** Some of what is wrong, in words. */
  readonly examples: readonly string[];
}

const EXAMPLES = 3;

/** Runs every check on the connection that holds the evidence. */
export async function judge(client: pg.PoolClient): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const name of Object.keys(checks) as CheckName[]) {
    const { rows } = await client.query<{ number: string; what: string }>(checks[name].faults);
    const examples = rows.slice(0, EXAMPLES).map(({ number, what }) => `${number}: ${what}`);
    judged.push({ name, holds: rows.length === 0, faults: rows.length, examples });
  }
  return judged;
}

/**
 * Breaks the data as its owner could, whom no trigger or key hinders, so that one check turns false; judges; and puts
 * everything back. Null: there is nothing in this replay that could be broken so.
 */
export async function judgeBroken(client: pg.PoolClient, name: CheckName): Promise<Judged[] | null> {
  await client.query('begin; set local session_replication_role = replica');
  try {
    let changed = 0;
    for (const statement of checks[name].plant) changed = (await client.query(statement)).rowCount ?? 0;
    return changed > 0 ? await judge(client) : null;
  } finally {
    await client.query('rollback');
  }
}
