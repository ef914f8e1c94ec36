import { type Calendar, isWorkingDay } from '#domain/deadline/calendar.ts';
import { type Day, dayOf, HOUR, type Instant, MINUTE, startOfDay } from '#domain/deadline/instant.ts';

/** When people look after their things. In office hours everybody does, at other times residents do. */
export interface Round {
  readonly at: Instant;
  readonly office: boolean;
}

const EVERY = 50 * MINUTE;
const afterWork: readonly number[] = [8 * HOUR, 12.5 * HOUR, 18.5 * HOUR, 21 * HOUR];

/** The rounds after an instant, for ever: some in each span of office hours of a working day, and out of them. */
export function* roundsAfter(calendar: Calendar, from: Instant): Generator<Round, never> {
  for (let day = dayOf(from); ; day++) for (const round of ofDay(calendar, day)) if (round.at > from) yield round;
}

function ofDay(calendar: Calendar, day: Day): Round[] {
  const start = startOfDay(day);
  const office = isWorkingDay(calendar, day) ? calendar.officeHours.flatMap(inSpan) : [];
  return [
    ...office.map((time) => ({ at: start + time, office: true })),
    ...afterWork.map((time) => ({ at: start + time, office: false })),
  ].sort((a, b) => a.at - b.at);
}

function inSpan([opens, closes]: readonly [number, number]): number[] {
  const times: number[] = [];
  for (let time = (opens + 10) * MINUTE; time < closes * MINUTE; time += EVERY) times.push(time);
  return times;
}
