import type { Check } from './check.ts';

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;

// Which state follows an entry; null where it changes none.
const stateAfter = `case type
  when 'submitted' then 'received'
  when 'accepted' then 'in_hand' when 'escalated' then 'in_hand' when 'assigned_down' then 'in_hand'
  when 'dispatched' then 'in_hand' when 'second_round_opened' then 'in_hand' when 'reply_sent_back' then 'in_hand'
  when 'reply_submitted' then 'in_unit_review'
  when 'unit_review_passed' then case when b -> 'platform' <> 'null' then 'in_platform_review' end
  when 'replied' then 'replied' when 'declined' then 'declined' when 'closed' then 'closed' end`;

// Whom it waits for after an entry: `{desk, until, yellow, red}`; null where the wait stays.
const roundClock = `jsonb_build_object('until', clock -> 'due', 'yellow', clock -> 'yellow', 'red', clock -> 'red')`;
const post = (step: string) => `(drafted -> 'steps' -> ${step})`;
const reviewAt = (
  step: string,
) => `case when ${post(step)} is null then null else ${roundClock} || jsonb_build_object('desk',
  ${post(step)} ->> 'unit' || ':' || case ${post(step)} ->> 'role'
    when 'section_head' then 'section_review' when 'unit_leader' then 'leader_review' else 'platform_review' end) end`;
const waitAfter = `case
  when type = 'submitted' then b -> 'intake' || jsonb_build_object('desk', b ->> 'centre' || ':dispatching')
  when b ? 'order' then b #> '{order,term}' || jsonb_build_object('desk', b #>> '{order,unit}' || ':' || (b #>> '{order,desk}'))
  when type = 'reply_sent_back' then ${roundClock} || jsonb_build_object('desk', ordered ->> 'unit' || ':handling')
  when type = 'reply_submitted' then ${reviewAt('0')}
  when type = 'unit_review_passed' and b -> 'platform' <> 'null' then
    b #> '{platform,term}' || jsonb_build_object('desk', b #>> '{platform,unit}' || ':platform_review')
  when type = 'unit_review_passed' then ${reviewAt("((b ->> 'step')::int + 1)")}
  when type = 'replied' then jsonb_build_object('until', b #> '{term,until}') end`;

const last = (what: string, where: string) => `(array_agg(${what} order by seq desc) filter (where ${where}))[1]`;
const sinceOpened = (seq: string) => `case when ${seq} > begun then ats[${seq}] end`;

/** The columns of every appeal as its entries give them, in SQL alone. */
const folded = `
  with e as (
    select platform, number, seq, at, type, body::jsonb as b from entry
  ),
  grown as (
    -- What stood when an entry was written: the clock of the round, the order in hand, the draft under review.
    select e.*,
      (array_agg(b -> 'clock') filter (where b ? 'clock') over w) as clocks,
      (array_agg(b -> 'order') filter (where b ? 'order') over w) as orders,
      (array_agg(b) filter (where type = 'reply_submitted') over w) as drafts
    from e window w as (partition by platform, number order by seq)
  ),
  stepped as (
    select platform, number, seq, at, type, b, ${stateAfter} as state,
      clocks[cardinality(clocks)] as clock, orders[cardinality(orders)] as ordered, drafts[cardinality(drafts)] as drafted
    from grown
  ),
  waited as (select stepped.*, ${waitAfter} as wait from stepped),
  ended as (
    select platform, number, count(*) as version, array_agg(at order by seq) as ats,
      ${last('b', "type = 'submitted'")} as began,
      ${last('state', 'state is not null')} as status,
      ${last("b ->> 'outcome'", "type = 'closed'")} as outcome,
      ${last('ordered', 'ordered is not null')} as ordered,
      ${last('clock', 'clock is not null')} as clock,
      ${last('wait', 'wait is not null')} as wait,
      coalesce(${last("(b ->> 'round')::int", "type in ('accepted', 'second_round_opened')")}, 1) as round,
      max(seq) filter (where type = 'accepted') as accepted,
      max(seq) filter (where type = 'unit_review_passed' and b -> 'platform' <> 'null') as handled,
      max(seq) filter (where type = 'replied') as replied,
      max(seq) filter (where type in ('submitted', 'second_round_opened', 'reply_sent_back')) as begun,
      count(*) filter (where type = 'urged') as urges,
      count(*) filter (where type = 'rated') as ratings,
      count(*) filter (where b ? 'order') as orders
    from waited group by platform, number
  )
  select platform, number, jsonb_build_object(
    'version', version, 'status', status, 'outcome', case when status = 'closed' then outcome end,
    'kind', began -> 'kind', 'nature', began -> 'nature', 'channel', began -> 'channel', 'appellant', began #> '{appellant,id}',
    'street', began #> '{place,street}', 'community', began #> '{place,community}', 'grid', began #> '{place,grid}',
    'longitude', began #> '{place,point,0}', 'latitude', began #> '{place,point,1}',
    'round', round, 'lead_unit', ordered -> 'unit', 'level', ordered -> 'level',
    'submitted_at', ${ms('ats[1]')}, 'accepted_at', ${ms('ats[accepted]')}, 'due_at', clock -> 'due',
    'handled_at', case when status = 'closed' and outcome = 'verified' then ${ms('ats[version]')}
      when status in ('in_platform_review', 'replied') or (status = 'closed' and outcome <> 'withdrawn') then ${ms(sinceOpened('handled'))} end,
    'replied_at', case when status in ('replied', 'closed') then ${ms(sinceOpened('replied'))} end,
    'closed_at', case when status = 'closed' then ${ms('ats[version]')} end,
    'wait_desk', case when status not in ('closed', 'declined') then wait ->> 'desk' end,
    'wait_until', case when status not in ('closed', 'declined') then wait -> 'until' end,
    'yellow_at', case when status not in ('closed', 'declined') and wait ? 'desk' then wait -> 'yellow' end,
    'red_at', case when status not in ('closed', 'declined') and wait ? 'desk' then wait -> 'red' end,
    'state', jsonb_build_array(status, version, urges, ratings, orders)
  ) as row from ended`;

const columns = [
  'version',
  'status',
  'outcome',
  'kind',
  'nature',
  'channel',
  'appellant',
  'street',
  'community',
  'grid',
]
  .concat('longitude', 'latitude', 'round', 'lead_unit', 'level')
  .map((name) => `'${name}', ${name}`);
const instants = ['submitted_at', 'accepted_at', 'due_at', 'handled_at', 'replied_at', 'closed_at']
  .concat('wait_until', 'yellow_at', 'red_at')
  .map((name) => `'${name}', ${ms(name)}`);
const stored = `
  select platform, number, jsonb_build_object(${[...columns, ...instants].join(', ')}, 'wait_desk', wait_desk,
    'state', jsonb_build_array(state -> 'status', state -> 'version', state -> 'urges', json_array_length(state -> 'ratings'),
      coalesce(json_array_length(state -> 'orders'), 0))) as row
  from appeal`;

/** Rows that are not what their history gives, with the columns that differ. */
export const unlikeTheirHistory = `
  select coalesce(f.number, a.number) as number, 'differs in ' || coalesce(string_agg(c.key, ', ' order by c.key), 'being there') as what
  from (${folded}) f
  full join (${stored}) a on a.platform = f.platform and a.number = f.number
  left join lateral (
    select key from jsonb_each(f.row) where nullif(value, 'null') is distinct from nullif(a.row -> key, 'null')) c on true
  where f.row is null or a.row is null or c.key is not null
  group by coalesce(f.number, a.number)`;

export const rows: Check = {
  about: 'every row equals its replayed history, at the end and whenever it was looked at on the way',
  faults: `${unlikeTheirHistory}
    union all select number, what from unlike`,
  plant: [
    `update appeal set handled_at = handled_at - interval '1 minute' where (platform, number) = (
       select platform, number from appeal where handled_at is not null limit 1)`,
  ],
};
