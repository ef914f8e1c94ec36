import type pg from 'pg';
import type { BoardView } from '#contract/lists.ts';
import type { Case } from './case.ts';
import type { Given } from './cast.ts';
import { unlikeTheirHistory } from './checks/rows.ts';

/** What the replay itself knows and the checks hold the platform's tables against, as tables of one connection. */
export interface Evidence {
  readonly client: pg.PoolClient;
  /** Looks at boards and rows now. Nothing may change meanwhile. */
  look(boards: readonly { platform: string; board: BoardView }[]): Promise<void>;
  /** Puts down what was sent and given. */
  complete(cases: readonly Case[], given: readonly Given[]): Promise<void>;
}

const tables = `
  create temp table sent (n int, command uuid, platform text, number text, person int, text text, photos uuid[]);
  create temp table given (command uuid, platform text, number text, photos uuid[]);
  create temp table board_seen (platform text, at timestamptz, counter text, shown int, counted int);
  create temp table unlike (number text, what text);`;

// What a board shows, and the same counted from the rows at the board's own instant.
const boardSeen = `
  insert into board_seen
  with board as (
    select x ->> 'platform' as platform, x -> 'board' as b, (x #>> '{board,at}')::timestamptz as at
    from jsonb_array_elements($1::jsonb) x
  ),
  shown as (
    select platform, 'today ' || key as counter, value::int as n from board, jsonb_each_text(b -> 'today')
    union all select platform, 'open ' || key, value::int from board, jsonb_each_text(b -> 'open')
    union all select platform, 'status ' || (s ->> 'status'), (s ->> 'count')::int from board, jsonb_array_elements(b -> 'byStatus') s
    union all select platform, 'level ' || (s ->> 'level'), (s ->> 'open')::int from board, jsonb_array_elements(b -> 'byLevel') s
  ),
  open as (
    select board.at, a.* from board
    join appeal a on a.platform = board.platform and a.closed_at is null and a.status <> 'declined'
  ),
  counted as (
    select board.platform, 'today ' || e.type as counter, count(*) as n from board
    join entry e on e.platform = board.platform and e.at <= board.at
      and (e.at at time zone 'Asia/Shanghai')::date = (board.at at time zone 'Asia/Shanghai')::date
    where e.type in ('submitted', 'accepted', 'replied', 'closed', 'declined') group by 1, 2
    union all select platform, 'open total', count(*) from open group by 1
    union all select platform, 'open red', count(*) from open where wait_desk is not null and red_at <= at group by 1
    union all select platform, 'open yellow', count(*) from open where wait_desk is not null and yellow_at <= at and red_at > at group by 1
    union all select platform, 'open blue', count(*) from open where wait_desk is not null and yellow_at > at group by 1
    union all select platform, 'open overdue', count(*) from open where due_at < at and handled_at is null group by 1
    union all select platform, 'status ' || status, count(*) from open group by 1, 2
    union all select platform, 'level ' || level, count(*) from open where level is not null group by 1, 2
  )
  select platform, board.at, counter, coalesce(shown.n, 0), coalesce(counted.n, 0)
  from shown full join counted using (platform, counter) join board using (platform)`;

export async function evidenceIn(pool: pg.Pool): Promise<Evidence> {
  const client = await pool.connect();
  await client.query(tables);
  return {
    client,
    async look(boards) {
      await client.query(boardSeen, [JSON.stringify(boards)]);
      await client.query(`insert into unlike ${unlikeTheirHistory}`);
    },
    async complete(cases, given) {
      const sent = cases.filter((one) => one.number !== null).map(rowOf);
      await client.query('insert into sent select * from jsonb_populate_recordset(null::sent, $1::jsonb)', [
        JSON.stringify(sent),
      ]);
      await client.query('insert into given select * from jsonb_populate_recordset(null::given, $1::jsonb)', [
        JSON.stringify(given),
      ]);
      await client.query('analyze sent; analyze given');
    },
  };
}

function rowOf({ n, command, platform, number, resident, message, photos }: Case) {
  return { n, command, platform, number, person: resident.index, text: message.text, photos };
}
