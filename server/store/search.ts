import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { AppealsQuery } from '#contract/lists.ts';
import type { ListRow } from './lists.ts';
import type { Queryable } from './pool.ts';

interface Tables {
  appeal: {
    platform: string;
    number: string;
    status: string;
    outcome: string | null;
    kind: string;
    nature: string;
    channel: string;
    lead_unit: string | null;
    street: string | null;
    submitted_at: Date;
    wait_until: Date | null;
    yellow_at: Date | null;
    red_at: Date | null;
    state: ListRow['state'];
  };
  matter: { platform: string; number: string; subject: string; excerpt: string; address: string; words: string[] };
}

// Kysely only writes the text here; the pool runs it.
const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (on) => new PostgresIntrospector(on),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export interface SearchAsk extends Omit<AppealsQuery, 'cursor' | 'limit' | 'q'> {
  readonly platform: string;
  /** Null: the whole platform; otherwise the units whose appeals the reader sees. */
  readonly scope: readonly string[] | null;
  readonly words: readonly string[];
  readonly number: string | null;
  readonly after: { readonly at: string; readonly number: string } | null;
  readonly now: number;
  readonly limit: number;
}

/** Appeals of one platform inside the reader's scope, filtered; one page. */
export async function searchAppeals(on: Queryable, ask: SearchAsk): Promise<ListRow[]> {
  const now = new Date(ask.now);
  const byDue = ask.order === 'due';
  let query = db
    .selectFrom('appeal as a')
    .innerJoin('matter as m', (join) => join.onRef('m.platform', '=', 'a.platform').onRef('m.number', '=', 'a.number'))
    .select(['a.state', 'm.subject', 'm.excerpt', 'm.address'])
    .where('a.platform', '=', ask.platform);
  if (ask.scope) query = query.where(inScope(ask.scope));
  if (ask.number) query = query.where('a.number', '=', ask.number);
  if (ask.words.length > 0) query = query.where(sql<boolean>`m.words @> ${ask.words}::text[]`);
  if (ask.status) query = query.where('a.status', '=', ask.status);
  if (ask.open || byDue) query = query.where('a.status', 'not in', [sql.lit('closed'), sql.lit('declined')]);
  if (ask.open === false) query = query.where('a.status', 'in', [sql.lit('closed'), sql.lit('declined')]);
  if (ask.kind) query = query.where('a.kind', '=', ask.kind);
  if (ask.nature) query = query.where('a.nature', '=', ask.nature);
  if (ask.channel) query = query.where('a.channel', '=', ask.channel);
  if (ask.outcome) query = query.where('a.outcome', '=', ask.outcome);
  if (ask.unit) query = query.where('a.lead_unit', '=', ask.unit);
  if (ask.street) query = query.where('a.street', '=', ask.street);
  if (ask.from) query = query.where('a.submitted_at', '>=', time(ask.from));
  if (ask.to) query = query.where('a.submitted_at', '<', time(ask.to));
  if (ask.light === 'red') query = query.where('a.red_at', '<=', now);
  if (ask.light === 'yellow') query = query.where('a.yellow_at', '<=', now).where('a.red_at', '>', now);
  if (ask.light === 'blue') query = query.where('a.yellow_at', '>', now);
  if (ask.after && byDue)
    query = query.where(sql<boolean>`(a.wait_until, a.number) > (${ask.after.at}::timestamptz, ${ask.after.number})`);
  if (ask.after && !byDue)
    query = query.where(sql<boolean>`(a.submitted_at, a.number) < (${ask.after.at}::timestamptz, ${ask.after.number})`);
  query = byDue
    ? query.orderBy('a.wait_until').orderBy('a.number')
    : query.orderBy('a.submitted_at', 'desc').orderBy('a.number', 'desc');
  const compiled = query.limit(sql.lit(ask.limit)).compile();
  return (await on.query<ListRow>(compiled.sql, [...compiled.parameters])).rows;
}

/** A time as it was given: the database knows more ways to write one than the language. */
const time = (text: string) => sql<Date>`${text}::timestamptz`;

/** The row scope of lists: the same rule as `sees`, in SQL; a test holds the two equal. */
function inScope(units: readonly string[]) {
  return sql<boolean>`exists (select from holding h where h.platform = a.platform and h.number = a.number and h.unit = any(${units}::text[]))`;
}
