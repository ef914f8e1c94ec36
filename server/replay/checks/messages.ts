import type { Check } from './check.ts';

// What a reader sees of a text: spacing and signs without a shape of their own are left out.
const visible = (text: string) =>
  `regexp_replace(normalize(${text}, NFC), '[[:space:][:cntrl:]\\u00A0\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\u3000\\uFEFF]', '', 'g')`;
// What makes two texts the same matter: width and spacing apart.
const matter = (text: string) => `lower(regexp_replace(normalize(${text}, NFKC), '[[:space:]]', '', 'g'))`;

export const messages: Check = {
  about: 'every message became exactly one appeal, with all its words',
  faults: `
    select s.command::text as number, 'sent, and there are ' || count(a.number) || ' appeals' as what
    from sent s
    left join entry e on e.command = s.command and e.type = 'submitted'
    left join appeal a on a.platform = e.platform and a.number = e.number
    group by s.command having count(a.number) <> 1
    union all
    select a.number, 'by one of the residents, and sent by nobody'
    from appeal a
    join entry e on e.platform = a.platform and e.number = a.number and e.seq = 1
    where a.appellant in (select actor from entry join sent using (command)) and e.command not in (select command from sent)
    union all
    select e.number, 'the words are not those that were sent'
    from sent s
    join entry e on e.command = s.command and e.seq = 1
    left join entry_private p on p.platform = e.platform and p.number = e.number and p.seq = 1
    where ${visible("coalesce(p.body ->> 'text', '')")} <> ${visible('s.text')} or e.number <> s.number`,
  // Lost without a trace: the appeal and all that hangs on it.
  plant: [
    `create temp table lost on commit drop as
     select a.platform, a.number from appeal a join sent s on s.number = a.number
     where a.repeat_of is null and cardinality(s.photos) = 0
       and not exists (select 1 from appeal r where r.repeat_of = a.number)
       and not exists (select 1 from file f where f.number = a.number) limit 1`,
    `delete from given where number in (select number from lost)`,
    ...['notice', 'entry_private', 'entry', 'matter', 'holding', 'appeal'].map(
      (table) => `delete from ${table} where (platform, number) in (select platform, number from lost)`,
    ),
    'delete from kept_message where number in (select number from lost)',
  ],
};

export const repeats: Check = {
  about:
    'who said the same again within the days of the regulation has it linked as a duplicate of the first, nobody else',
  faults: `
    with said as (
      select s.*, ${matter('s.text')} as matter, a.submitted_at, a.repeat_of, a.outcome, e.body::jsonb ->> 'repeatOf' as recorded,
        (r.body ->> 'repeatWithinDays')::int * interval '1 day' as within
      from sent s
      join appeal a on a.platform = s.platform and a.number = s.number
      join entry e on e.platform = a.platform and e.number = a.number and e.seq = 1
      join regulation r on r.version = e.body::jsonb ->> 'regulation'
    ),
    expected as (
      select s.number, s.repeat_of, s.recorded, s.outcome, (array_agg(f.number order by f.submitted_at))[1] as first
      from said s
      left join said f on f.person = s.person and f.platform = s.platform and f.matter = s.matter and f.repeat_of is null
        and f.submitted_at < s.submitted_at and f.submitted_at >= s.submitted_at - s.within
      group by 1, 2, 3, 4
    )
    select number, 'repeats ' || coalesce(first, 'nothing') || ', linked to ' || coalesce(repeat_of, 'nothing') as what
    from expected
    where repeat_of is distinct from first or recorded is distinct from first
      or (first is not null and outcome is distinct from 'duplicate') or (first is null and outcome = 'duplicate')`,
  plant: [
    `update appeal set repeat_of = null where number = (
       select number from appeal join sent using (platform, number) where repeat_of is not null limit 1)`,
  ],
};

export const closed: Check = {
  about: 'every appeal came to its end',
  faults: `
    select number, 'is ' || status as what from appeal join sent using (platform, number)
    where status not in ('closed', 'declined')`,
  // The last entry of an appeal closed in silence is taken away, and all else made to fit.
  plant: [
    `create temp table open_again on commit drop as
     select a.platform, a.number, a.version, e.previous,
       (select (r.body ->> 'term')::jsonb from entry r
        where r.platform = a.platform and r.number = a.number and r.type = 'replied' order by r.seq desc limit 1) as term
     from appeal a
     join sent s on s.platform = a.platform and s.number = a.number
     join entry e on e.platform = a.platform and e.number = a.number and e.seq = a.version
     where a.outcome = 'unrated' and e.type = 'closed' and e.actor_kind = 'system' limit 1`,
    ...['entry', 'entry_private'].map(
      (table) =>
        `delete from ${table} t using open_again o where t.platform = o.platform and t.number = o.number and t.seq = o.version`,
    ),
    `delete from kept_message where id = (
       select max(k.id) from kept_message k join open_again o on o.number = k.number)`,
    `delete from notice n using open_again o where n.platform = o.platform and n.number = o.number and n.seq = o.version`,
    `update appeal a set version = o.version - 1, head = o.previous, status = 'replied', outcome = null, closed_at = null,
       wait_until = to_timestamp((o.term ->> 'until')::float8 / 1000),
       state = (a.state::jsonb || jsonb_build_object('status', 'replied', 'version', o.version - 1))::json
     from open_again o where a.platform = o.platform and a.number = o.number`,
  ],
};
