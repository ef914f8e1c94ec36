import type { Calendar } from './calendar.ts';
import type { Instant } from './instant.ts';
import { instantWithWorkingLeft, working } from './working-time.ts';

export const LIGHTS = ['blue', 'yellow', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** The first instants of yellow and of red, stored when the due instant is set; `yellow_at` ≤ `red_at`. */
export interface LightInstants {
  readonly yellow_at: Instant;
  readonly red_at: Instant;
}

/** The shares of the working time below which a light turns; the regulation may set others. */
export interface LightShares {
  readonly yellow: number;
  readonly red: number;
}

const USUAL_LIGHT_SHARES: LightShares = { yellow: 1 / 2, red: 1 / 5 };

/** When the light of work accepted then and due then turns: yellow below half of W(accepted), red below a fifth or overdue. */
export function lightsFor(
  calendar: Calendar,
  accepted: Instant,
  due: Instant,
  shares: LightShares = USUAL_LIGHT_SHARES,
): LightInstants {
  const whole = working(calendar, accepted, due);
  const red_at = Math.min(firstBelow(calendar, due, whole * shares.red), firstOverdue(due));
  return { yellow_at: Math.min(firstBelow(calendar, due, whole * shares.yellow), red_at), red_at };
}

/** The light at an instant. */
export function light(stored: LightInstants, now: Instant): Light {
  if (now >= stored.red_at) return 'red';
  return now >= stored.yellow_at ? 'yellow' : 'blue';
}

/** Whether a due instant has passed; what happens at the due instant itself is in time. */
export function isOverdue(due: Instant, now: Instant): boolean {
  return now > due;
}

/** The first instant that is too late: when a timer for the due instant is to run. */
export function firstOverdue(due: Instant): Instant {
  return due + 1;
}

/** The first instant at which less than `left` of working time remains. */
function firstBelow(calendar: Calendar, due: Instant, left: number): Instant {
  // Instants are whole milliseconds; a thousandth of one takes up what a share such as 1/5 loses in binary.
  const most = Math.ceil(left - 0.001) - 1;
  return most < 0 ? firstOverdue(due) : instantWithWorkingLeft(calendar, due, most);
}
