import type { AppealSummary } from '#contract/appeal.ts';
import { HOUR, type Instant, instantFromIso } from '#domain/deadline/instant.ts';
import { afterOfficeHours } from '#domain/deadline/office-hours.ts';
import type { Case } from './case.ts';
import { type Cast, unitTypeOf } from './cast.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** When whoever a case waits for now will take it up, as his course has it. Hours are office hours. */
export function takenUpAt(cast: Cast, of: Case, { waitingFor, round, dueAt, nature }: AppealSummary): Instant {
  const { course, random } = of;
  const now = cast.time.now();
  const due = dueAt === null ? now : (instantFromIso(dueAt) ?? now);
  // There is a day for who asks or proposes something, two for everybody else.
  const pace = nature === 'consultation' || nature === 'suggestion' ? 0.3 : 1;
  const within = (least: number, most: number, from = now) =>
    afterOfficeHours(cast.calendar, from, (least + random() * (most - least)) * pace);
  const lateOne = round === 1 ? course.late : null;
  const overdue = () => within(1, 12, Math.max(now, due));
  const desk = waitingFor?.desk ?? null;
  switch (desk) {
    case null:
      return keepsSilent(of) ? NEVER : now + ratingWait(random);
    case 'dispatching':
    case 'section_review':
    case 'platform_review':
      return within(0.05, 0.6);
    case 'leader_review':
      return lateOne === 'leader' ? overdue() : within(0.05, 0.6);
    case 'handling': {
      const unit = waitingFor?.unit ?? null;
      if (course.ignored && !of.movedOn) return NEVER;
      if (lateOne === 'department' && of.visits > 0 && unitTypeOf(cast, unit) === 'department') return overdue();
      return of.visits === 0 ? within(0.05, 0.7) : within(0.1, 1.3);
    }
    default:
      return desk satisfies never;
  }
}

function keepsSilent({ course }: Case): boolean {
  return course.rating === 'silent' || course.rating === 'after_silence';
}

/** Half of those who rate do so the same day, the others within three days. */
function ratingWait(random: () => number): number {
  return (random() < 0.5 ? 0.5 + random() * 8 : 8 + random() * 60) * HOUR;
}
