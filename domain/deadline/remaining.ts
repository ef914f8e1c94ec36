import type { Calendar } from './calendar.ts';
import { DAY, HOUR, type Instant, MINUTE } from './instant.ts';
import { isOverdue } from './lights.ts';
import { working } from './working-time.ts';

/**
 * What is left of a limit, for words such as "还剩 1 个工作日 3 小时" and "已超期 1天3小时". Before the due instant
 * working time is counted; after it the days as they pass, because the citizen waits through a holiday too.
 * Whole units rounded down; all zero means less than a minute.
 */
export type Remaining =
  | { readonly overdue: false; readonly working_days: number; readonly hours: number; readonly minutes: number }
  | { readonly overdue: true; readonly days: number; readonly hours: number; readonly minutes: number };

/** What is left at `now` until `due`, or how long it is overdue. */
export function remaining(calendar: Calendar, due: Instant, now: Instant): Remaining {
  if (isOverdue(due, now)) return { overdue: true, days: Math.floor((now - due) / DAY), ...restOf(now - due) };
  const left = working(calendar, now, due);
  return { overdue: false, working_days: Math.floor(left / DAY), ...restOf(left) };
}

function restOf(time: number): { hours: number; minutes: number } {
  return { hours: Math.floor((time % DAY) / HOUR), minutes: Math.floor((time % HOUR) / MINUTE) };
}
