import { isRole } from '#domain/access/roles.ts';
import { type UnitType, unitTypes } from '#domain/organisation/unit.ts';
import type { Regulation, ReviewStep } from '#domain/regulation/regulation.ts';
import type { RegulationYaml } from './schema.ts';

/** The regulation as the law reads it. Steps of unknown roles, which the checks refuse, are left out. */
export function regulationFrom(yaml: RegulationYaml): Regulation {
  return {
    ...yaml,
    officeHours: yaml.officeHours.map(minutesOf),
    reviews: stepsFrom(yaml.reviews),
    patrolVerification: stepsFrom(yaml.patrolVerification),
  };
}

/** `09:00-12:00` in minutes after midnight. */
function minutesOf(span: string): [number, number] {
  const [from = '', to = ''] = span.split('-');
  return [minuteOf(from), minuteOf(to)];
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

function stepsFrom(yaml: RegulationYaml['reviews']): Regulation['reviews'] {
  const steps = (type: UnitType): ReviewStep[] =>
    (yaml[type] ?? []).flatMap(({ at, role }) => (isRole(role) ? [{ at, role }] : []));
  return Object.fromEntries(unitTypes.map((type) => [type, steps(type)])) as Record<UnitType, ReviewStep[]>;
}
