import { type Calendar, isWorkingDay, ROUND_THE_CLOCK, workedBefore, workingDayAt } from './calendar.ts';
import { type Day, dayOf, endOfDay, HOUR, type Instant } from './instant.ts';
import { afterOfficeHours } from './office-hours.ts';

/** How long something may take. `hours` run round the clock; `office_hours` only while offices are open. */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

export const LIMIT_UNITS = ['working_days', 'calendar_days', 'office_hours', 'hours'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/**
 * The last instant at which something accepted then is still in time. Days: the day of acceptance does not count and
 * the period ends at 24:00 of its last day; calendar days that end on a rest day end with the next working day
 * (Civil Code art. 201, 203). Hours begin at once. `amount` is positive, and whole for days.
 */
export function dueAfter(calendar: Calendar, accepted: Instant, limit: Limit): Instant {
  switch (limit.unit) {
    case 'working_days':
      return endOfDay(workingDayAfter(calendar, dayOf(accepted), limit.amount));
    case 'calendar_days': {
      const last = dayOf(accepted) + limit.amount;
      return endOfDay(isWorkingDay(calendar, last) ? last : workingDayAfter(calendar, last, 1));
    }
    case 'office_hours':
      return afterOfficeHours(calendar, accepted, limit.amount);
    case 'hours':
      return accepted + limit.amount * HOUR;
    default:
      return limit.unit satisfies never;
  }
}

/** The calendar by which a limit's working time is measured: what is set in plain hours never rests. */
export function calendarOf(calendar: Calendar, limit: Limit): Calendar {
  return limit.unit === 'hours' ? ROUND_THE_CLOCK : calendar;
}

/** The nth working day after `day`, which itself does not count. */
function workingDayAfter(calendar: Calendar, day: Day, n: number): Day {
  return workingDayAt(calendar, workedBefore(calendar, day + 1) + n - 1);
}
