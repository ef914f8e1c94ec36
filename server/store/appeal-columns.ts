import { type Appeal, waitOf } from '#domain/appeal/state.ts';

/** The columns of an appeal's row that follow from its state, in the order of `valuesOf`. */
export const stateColumns = [
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
  'longitude',
  'latitude',
  'round',
  'lead_unit',
  'level',
  'submitted_at',
  'accepted_at',
  'due_at',
  'handled_at',
  'replied_at',
  'closed_at',
  'wait_desk',
  'wait_until',
  'yellow_at',
  'red_at',
  'repeat_of',
  'state',
] as const;

/** Every derived column from the state alone: the one home of this mapping, used by the door and by `rebuild`. */
export function valuesOf(appeal: Appeal): unknown[] {
  const wait = waitOf(appeal);
  const lead = 'orders' in appeal ? appeal.orders.at(-1) : undefined;
  const { point, street, community, grid } = appeal.place;
  return [
    appeal.version,
    appeal.status,
    appeal.status === 'closed' ? appeal.outcome : null,
    appeal.kind,
    appeal.nature,
    appeal.channel,
    appeal.appellant.id,
    street,
    community,
    grid,
    point?.[0] ?? null,
    point?.[1] ?? null,
    'round' in appeal ? appeal.round : 1,
    lead?.unit ?? null,
    lead?.level ?? null,
    instant(appeal.submittedAt),
    instant('acceptedAt' in appeal ? appeal.acceptedAt : null),
    instant('clock' in appeal ? (appeal.clock?.due ?? null) : null),
    instant('handledAt' in appeal ? appeal.handledAt : null),
    instant('repliedAt' in appeal ? appeal.repliedAt : null),
    instant(appeal.status === 'closed' ? appeal.closedAt : null),
    wait?.unit ? `${wait.unit}:${wait.desk}` : null,
    instant(wait?.until ?? null),
    instant(wait?.unit ? wait.yellow : null),
    instant(wait?.unit ? wait.red : null),
    appeal.repeatOf,
    JSON.stringify(appeal),
  ];
}

export function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
