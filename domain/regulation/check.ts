import { reviewDeskOf } from '#domain/access/desks.ts';
import { appealKinds, appealNatures, complexities } from '#domain/appeal/terms.ts';
import type { OfficeHours } from '#domain/deadline/calendar.ts';
import { unitTypes } from '#domain/organisation/unit.ts';
import type { LimitRow, Regulation } from './regulation.ts';

/** Why a regulation cannot be worked by. */
export const regulationFaults = [
  'limit_missing',
  'limit_unreachable',
  'amount',
  'office_hours',
  'lights',
  'hold_share',
  'review_missing',
  'reviewer_without_desk',
] as const;

export interface RegulationFault {
  readonly code: (typeof regulationFaults)[number];
  /** Keys and indexes from the root of the regulation to what is wrong. */
  readonly path: readonly (string | number)[];
  /** The identifiers concerned. */
  readonly detail: string;
}

/** Everything that would leave an appeal without a limit, without a reviewer, or with a light that never turns. */
export function checkRegulation(regulation: Regulation): RegulationFault[] {
  return [
    ...limitFaults(regulation.limits),
    ...amountFaults(regulation),
    ...officeHourFaults(regulation.officeHours),
    ...shareFaults(regulation),
    ...reviewFaults(regulation),
  ];
}

function limitFaults(limits: readonly LimitRow[]): RegulationFault[] {
  const used = new Set<LimitRow>();
  const faults: RegulationFault[] = [];
  for (const kind of appealKinds)
    for (const nature of appealNatures)
      for (const complexity of complexities) {
        const row = limits.find(
          (limit) =>
            limit.kind === kind &&
            (limit.natures?.includes(nature) ?? true) &&
            (limit.complexity ?? complexity) === complexity,
        );
        if (row) used.add(row);
        else faults.push({ code: 'limit_missing', path: ['limits'], detail: `${kind} ${nature} ${complexity}` });
      }
  limits.forEach((row, index) => {
    if (!used.has(row)) faults.push({ code: 'limit_unreachable', path: ['limits', index], detail: row.kind });
  });
  return faults;
}

/** Days are counted whole. */
function amountFaults({ limits, steps }: Regulation): RegulationFault[] {
  const all = [
    ...limits.map((row, index) => ({ limit: row.limit, path: ['limits', index, 'limit'] })),
    ...Object.entries(steps).map(([step, limit]) => ({ limit, path: ['steps', step] })),
  ];
  return all
    .filter(({ limit }) => limit.amount <= 0 || (limit.unit.endsWith('days') && !Number.isInteger(limit.amount)))
    .map(({ limit, path }) => ({ code: 'amount', path, detail: `${limit.amount} ${limit.unit}` }));
}

/** Spans in order, each inside one day, none touching the next. */
function officeHourFaults(spans: OfficeHours): RegulationFault[] {
  const faults: RegulationFault[] = [];
  let closed = -1;
  spans.forEach(([from, to], index) => {
    if (from <= closed || to <= from || to > 1440)
      faults.push({ code: 'office_hours', path: ['officeHours', index], detail: `${from}–${to}` });
    closed = to;
  });
  return faults;
}

function shareFaults({ lights, ladder }: Regulation): RegulationFault[] {
  const faults: RegulationFault[] = [];
  if (!(lights.red > 0 && lights.red < lights.yellow && lights.yellow < 1))
    faults.push({ code: 'lights', path: ['lights'], detail: `${lights.red} < ${lights.yellow} < 1` });
  // Community and street each hold up to this share: together never more than the whole limit.
  if (!(ladder.holdShare > 0 && ladder.holdShare <= 0.5))
    faults.push({ code: 'hold_share', path: ['ladder', 'holdShare'], detail: String(ladder.holdShare) });
  return faults;
}

function reviewFaults(regulation: Regulation): RegulationFault[] {
  return (['reviews', 'patrolVerification'] as const).flatMap((table) =>
    unitTypes.flatMap((type): RegulationFault[] => {
      const steps = regulation[table][type];
      if (steps.length === 0) return [{ code: 'review_missing', path: [table, type], detail: type }];
      return steps.flatMap(({ role }, index) =>
        reviewDeskOf(role) === null
          ? [{ code: 'reviewer_without_desk', path: [table, type, index], detail: role }]
          : [],
      );
    }),
  );
}
