import type pg from 'pg';
import { timersOf } from '#domain/appeal/timers.ts';
import { matterOf } from '#server/desk/matter.ts';
import { stateColumns, valuesOf } from '#server/store/appeal-columns.ts';
import { type TaskIds, timerKey } from '#server/store/job-rows.ts';
import { APPELLANT, type Life, NUMBER } from './life.ts';

/** Columns of the appeal's row that a life gives as they are; the state carries number and appellant and is completed. */
const plain = stateColumns.filter((name) => name !== 'state' && name !== 'appellant');

const number = `t.prefix || to_char(t.submitted_at at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-' || (100000000 + g.i)::text`;
const appellant = `'c_' || lpad(to_hex((g.i::bigint * 2654435761) % 4294967296 / 3), 22, '0')`;

const chunk = `
with r as materialized (
  select g.i, t.*, ${number} as number, ${appellant} as person
  from generate_series($1::int, $2::int) as g(i) join fill_life t on t.life = g.i % $3::int
),
e as (
  insert into entry (platform, number, seq, at, actor_kind, actor, unit, type, body, private_digest, previous, digest, command, step)
  select r.platform, r.number, c.seq, c.at, c.actor_kind, case when c.actor_kind = 'citizen' then r.person else c.actor end, c.unit, c.type,
    c.body::json, c.private_digest, coalesce(lag(c.digest) over w, fill_beginning()), c.digest, md5(r.number || c.command)::uuid, c.step
  from r cross join lateral (
    select f.*, b.body as body, fill_chain(
      'qingsu-entry-1' || chr(10) || r.platform || chr(10) || r.number || chr(10) || f.middle
      || chr(10) || case when f.actor_kind = 'citizen' then r.person else f.actor end || chr(10) || f.unit || chr(10) || f.type || chr(10) || b.body
      || chr(10) || encode(f.private_digest, 'hex') || chr(10)) over (order by f.seq) as digest
    from fill_entry f
    cross join lateral (select case when f.seq = 1 then replace(replace(f.template, '${NUMBER}', r.number), '${APPELLANT}', r.person) else f.template end as body) b
    where f.life = r.life
  ) c
  window w as (partition by r.number order by c.seq)
  returning number, seq, digest
),
a as (
  insert into appeal (platform, number, ${plain.join(', ')}, appellant, matter, head, state)
  select r.platform, r.number, ${plain.map((name) => `r.${name}`).join(', ')}, r.person, decode(md5(r.number) || md5(r.number), 'hex'), e.digest,
    replace(replace(r.state, '${NUMBER}', r.number), '${APPELLANT}', r.person)::json
  from r join e on e.number = r.number and e.seq = r.version
),
p as (insert into entry_private select r.platform, r.number, f.seq, f.salt, f.private_body::json from r join fill_entry f on f.life = r.life where f.private_body is not null),
m as (insert into matter select r.platform, r.number, r.subject, r.excerpt, r.address, r.words from r),
n as (insert into notice select r.platform, r.number, f.seq, f.n, f.at, f.occasion, f.desk, f.about::json, case when f.desk is null then f.at end, null from r join fill_notice f on f.life = r.life),
h as (insert into holding select r.platform, u, r.number from r, unnest(r.holders) u)
insert into graphile_worker._private_jobs (task_id, payload, run_at, key, max_attempts)
select f.task, replace(f.payload, '${NUMBER}', r.number)::json, f.at, replace(f.key, '${NUMBER}', r.number), 25 from r join fill_timer f on f.life = r.life`;

const setup = `
drop table if exists fill_life, fill_entry, fill_notice, fill_timer;
create or replace function fill_beginning() returns bytea language sql immutable as $$ select decode(repeat('00', 32), 'hex') $$;
create or replace function fill_step(before bytea, line text) returns bytea language sql immutable as
  $$ select sha256(convert_to(line || encode(before, 'hex'), 'UTF8')) $$;
drop aggregate if exists fill_chain(text);
create aggregate fill_chain(text) (sfunc = fill_step, stype = bytea, initcond = '\\x${'00'.repeat(32)}');
create unlogged table fill_life as select 0 as life, 'x'::text as prefix, platform, ${plain.join(', ')}, 'x'::text as state,
  'x'::text as subject, 'x'::text as excerpt, 'x'::text as address, '{}'::text[] as words, '{}'::text[] as holders from appeal limit 0;
create unlogged table fill_entry (life int, seq int, at timestamptz, actor_kind text, actor text, unit text, type text, middle text,
  template text, private_digest bytea, salt bytea, private_body text, command text, step smallint);
create unlogged table fill_notice (life int, seq int, n smallint, at timestamptz, occasion text, desk text, about text);
create unlogged table fill_timer (life int, task int, payload text, at timestamptz, key text);`;

const done =
  'create unique index on fill_life (life); create index on fill_entry (life, seq); create index on fill_notice (life); create index on fill_timer (life); analyze fill_life, fill_entry, fill_notice, fill_timer;';

export const fillStatements = {
  chunk,
  clear:
    'drop table fill_life, fill_entry, fill_notice, fill_timer; drop aggregate fill_chain(text); drop function fill_step, fill_beginning;',
};

/** Puts the lives where the statement finds them. */
export async function storeLives(
  pool: pg.Pool,
  led: readonly Life[],
  tasks: TaskIds,
  prefixes: ReadonlyMap<string, string>,
): Promise<void> {
  await pool.query(setup);
  const at = (ms: number) => new Date(ms).toISOString();
  const lifeRows = led.map(({ appeal, changes }, life) => {
    const values = Object.fromEntries(stateColumns.map((name, i) => [name, valuesOf(appeal)[i]]));
    const first = JSON.parse(changes[0]?.privates[0]?.body ?? '{}') as {
      subject: string;
      text: string;
      address: string;
    };
    const matter = matterOf({ ...first, name: '', phone: '', happenedAt: '' });
    const holders = [...new Set(changes.flatMap((change) => change.holders))];
    return { life, prefix: prefixes.get(appeal.platform), platform: appeal.platform, ...values, ...matter, holders };
  });
  const entryRows = led.flatMap(({ changes }, life) =>
    changes.flatMap((change, command) =>
      change.entries.map(({ seq, type, body, privateDigest, step }) => {
        const secret = change.privates.find((row) => row.seq === seq);
        return {
          life,
          seq,
          at: at(change.at),
          actor_kind: change.actorKind,
          actor: change.actor,
          unit: change.unit,
          type,
          middle: `${seq}\n${at(change.at)}\n${change.actorKind}`,
          template: body,
          private_digest: `\\x${privateDigest.toString('hex')}`,
          salt: secret ? `\\x${secret.salt.toString('hex')}` : null,
          private_body: secret?.body ?? null,
          command: String(command),
          step,
        };
      }),
    ),
  );
  const noticeRows = led.flatMap(({ changes }, life) =>
    changes.flatMap((change) =>
      change.notices.map(({ seq, n, occasion, to, about }) => ({
        life,
        seq,
        n,
        at: at(change.at),
        occasion,
        desk: to.kind === 'desk' ? `${to.unit}:${to.desk}` : null,
        about: JSON.stringify(about),
      })),
    ),
  );
  const timerRows = led.flatMap(({ appeal }, life) =>
    timersOf(appeal).map((timer) => ({
      life,
      task: tasks.timer,
      at: at(timer.at),
      key: timerKey(appeal, timer),
      payload: JSON.stringify({ platform: appeal.platform, number: NUMBER, at: timer.at, command: timer.command }),
    })),
  );
  await put(pool, 'fill_life', lifeRows);
  await put(pool, 'fill_entry', entryRows);
  await put(pool, 'fill_notice', noticeRows);
  await put(pool, 'fill_timer', timerRows);
  await pool.query(done);
}

async function put(pool: pg.Pool, table: string, rows: readonly object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 2000)
    await pool.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
      JSON.stringify(rows.slice(i, i + 2000)),
    ]);
}
