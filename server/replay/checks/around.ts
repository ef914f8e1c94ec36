import type { Check } from './check.ts';

export const board: Check = {
  about:
    'the counters of every board equal a count from the rows, at the end and whenever they were looked at on the way',
  faults: `
    select platform as number, counter || ' showed ' || shown || ', counted ' || counted || ' at ' || at as what
    from board_seen where shown is distinct from counted`,
  plant: ['update board_seen set shown = shown + 1 where ctid = (select ctid from board_seen limit 1)'],
};

export const timers: Check = {
  about: 'no timer is left for an appeal that has come to its end',
  faults: `
    select a.number, 'timer ' || j.key || ' is left' as what
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'timer'
    join appeal a on a.platform = j.payload ->> 'platform' and a.number = j.payload ->> 'number'
    where a.status in ('closed', 'declined')`,
  plant: [
    `insert into graphile_worker._private_jobs (task_id, payload, run_at, key)
     select t.id, json_build_object('platform', a.platform, 'number', a.number, 'at', 4102416000000,
       'command', json_build_object('type', 'climb', 'order', 1)), now() + interval '10 years', 'climb:planted'
     from graphile_worker._private_tasks t, (select platform, number from appeal where status = 'closed' limit 1) a
     where t.identifier = 'timer'`,
  ],
};

export const told: Check = {
  about: 'everything an appellant was to be told was sent, once',
  faults: `
    select number, occasion || ' was not sent' as what from notice where desk is null and (sent_at is null or failure is not null)
    union all
    select n.number, n.notices || ' to tell, ' || coalesce(k.messages, 0) || ' sent'
    from (select number, count(*) as notices from notice where desk is null group by number) n
    left join (select number, count(*) as messages from kept_message group by number) k using (number)
    where n.notices is distinct from k.messages`,
  plant: [
    `update notice set sent_at = null where (platform, number, seq, n) = (
       select platform, number, seq, n from notice where desk is null limit 1)`,
  ],
};

export const photos: Check = {
  about: 'every photo belongs to the appeal it was sent with and stands in its history',
  faults: `
    select g.number, 'photo ' || p.id || ' is not there' as what
    from given g, unnest(g.photos) as p(id)
    left join file f on f.id = p.id
    where f.number is distinct from g.number or not exists (
      select 1 from entry e where e.platform = g.platform and e.number = g.number and e.command = g.command
        and e.body::jsonb -> 'photos' ? p.id::text)`,
  plant: [
    `update file set number = null where id = (select f.id from file f join given g on f.id = any (g.photos) limit 1)`,
  ],
};
