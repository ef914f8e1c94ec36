import type { AppealEvent, PublicEvent } from '#domain/appeal/events.ts';
import { named, type Queryable } from './pool.ts';

/** One entry as it is read back; `words` is its private part, null when there is none or it was erased. */
export interface StoredEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actor_kind: 'citizen' | 'staff' | 'system';
  readonly actor: string;
  readonly unit: string;
  readonly type: AppealEvent['type'];
  readonly body: PublicEvent;
  readonly words: Readonly<Record<string, string>> | null;
}

const history = named<StoredEntry>(`
  select e.seq, e.at, e.actor_kind, e.actor, e.unit, e.type, e.body, p.body as words
  from entry e
  left join entry_private p on p.platform = e.platform and p.number = e.number and p.seq = e.seq
  where e.platform = $1 and e.number = $2 order by e.seq`);

/** The whole history of an appeal, oldest first. */
export async function readHistory(on: Queryable, platform: string, number: string): Promise<StoredEntry[]> {
  return history(on, platform, number);
}
