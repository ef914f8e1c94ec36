import type { Check } from './check.ts';
import { face, rechain, zeros } from './digest.ts';

export const histories: Check = {
  about: 'every history verifies: order, links, digests, private parts, and the head of its appeal',
  faults: `
    with chained as (
      select e.*, row_number() over w as nth, coalesce(lag(e.digest) over w, ${zeros}) as before,
        last_value(e.digest) over w as last, p.salt, p.body::text as secret
      from entry e left join entry_private p on p.platform = e.platform and p.number = e.number and p.seq = e.seq
      window w as (partition by e.platform, e.number order by e.seq rows between unbounded preceding and unbounded following)
    )
    select number, 'entry ' || seq || ' ' || what as what from chained e,
      lateral (values
        (seq <> nth, 'is out of order'),
        (previous <> before, 'does not follow the one before'),
        (digest <> sha256(convert_to(${face('e.previous')}, 'UTF8')), 'is not what was written'),
        (seq = 1 and (body::jsonb ->> 'number', body::jsonb ->> 'platform') is distinct from (number, platform), 'begins another history'),
        (private_digest = ${zeros} and salt is not null, 'has a private part it was not written with'),
        (private_digest <> ${zeros} and salt is null, 'has lost its private part'),
        (private_digest <> ${zeros} and private_digest <> sha256(salt || convert_to(secret, 'UTF8')), 'has another private part')
      ) fault(wrong, what) where fault.wrong
    union all
    select a.number, 'the head is not the last entry' from appeal a
    left join (select distinct platform, number, last from chained) c on c.platform = a.platform and c.number = a.number
    where a.head is distinct from c.last
    union all
    select distinct e.number, 'a history without an appeal' from entry e
    left join appeal a on a.platform = e.platform and a.number = e.number where a.number is null`,
  plant: [
    `update entry set actor = actor || '-another' where (platform, number, seq) = (
       select platform, number, seq from entry where type = 'noted' limit 1)`,
  ],
};

export const commands: Check = {
  about: 'every command that was accepted stands in the record once, and nobody else gave any',
  faults: `
    select g.number, 'command ' || g.command || ' is not in the record' as what from given g
    where not exists (
      select 1 from entry e where e.platform = g.platform and e.number = g.number and e.command = g.command and e.step = 0)
    union all
    select e.number, 'entry ' || e.seq || ' by a command that nobody gave' from entry e
    join sent s on s.platform = e.platform and s.number = e.number
    where e.actor_kind <> 'system' and e.command not in (select command from given)
    union all
    select min(number), 'command ' || command || ' in several histories' from entry
    group by command having count(distinct (platform, number)) > 1`,
  plant: [
    `update entry set command = gen_random_uuid() where (platform, number, seq) = (
       select platform, number, seq from entry join sent using (platform, number)
       where entry.type = 'contacted' limit 1)`,
  ],
};

// The drafter of the reply under review when an entry was written.
const drafter = `(
  select d.body::jsonb ->> 'drafter' from entry d
  where d.platform = e.platform and d.number = e.number and d.seq < e.seq and d.type = 'reply_submitted'
  order by d.seq desc limit 1)`;

export const reviews: Check = {
  about: 'nobody reviewed his own draft, and no reply went out without the platform’s review',
  faults: `
    select number, 'entry ' || seq || ': ' || actor || ' reviewed his own draft' as what from entry e
    where type in ('unit_review_passed', 'platform_review_passed', 'reply_sent_back') and actor = ${drafter}
    union all
    select number, 'entry ' || seq || ' went out unreviewed' from entry e
    where type = 'replied' and not exists (
      select 1 from entry r where r.platform = e.platform and r.number = e.number and r.seq = e.seq - 1
        and r.type = 'platform_review_passed' and r.actor_kind = 'staff')`,
  // The one who passed the draft is made to have written it, and the history is chained anew so that it verifies.
  plant: [
    rechain,
    `create temp table own on commit drop as
     select e.platform, e.number, e.seq, ${drafter} as drafter from entry e where type = 'unit_review_passed' limit 1`,
    `update entry e set actor = o.drafter from own o where e.platform = o.platform and e.number = o.number and e.seq = o.seq`,
    'select pg_temp.rechain(platform, number) from own',
  ],
};

// The clock of the round in which an entry was written.
const roundDue = `(
  select (c.body::jsonb #>> '{clock,due}')::bigint from entry c
  where c.platform = e.platform and c.number = e.number and c.seq <= e.seq and c.type in ('accepted', 'second_round_opened')
  order by c.seq desc limit 1)`;

export const orders: Check = {
  about: 'no work order is due after its appeal',
  faults: `
    select number, 'entry ' || seq || ': an order due after its appeal' as what from entry e
    where body::jsonb ? 'order' and (body::jsonb #>> '{order,due}')::bigint > ${roundDue}
    union all
    select number, 'order ' || (o ->> 'n') || ' due after its appeal'
    from appeal, json_array_elements(state -> 'orders') o
    where (o ->> 'round')::int = round and (o ->> 'due')::bigint > (state #>> '{clock,due}')::bigint`,
  plant: [
    rechain,
    `create temp table bent on commit drop as
     select platform, number, seq, ${roundDue} + 60000 as due from entry e where type = 'escalated' limit 1`,
    `update entry e set body = jsonb_set(body::jsonb, '{order,due}', to_jsonb(b.due))::json from bent b
     where e.platform = b.platform and e.number = b.number and e.seq = b.seq`,
    'select pg_temp.rechain(platform, number) from bent',
  ],
};
