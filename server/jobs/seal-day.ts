import { DAY, dayOf, type Instant, MINUTE, startOfDay } from '#domain/deadline/instant.ts';
import type { Desk } from '#server/desk/parts.ts';
import { type Sealing, type SealReport, sealEndedDays } from '#server/record/seal.ts';

/** `at`: the product's instant the job was set for; when a demonstration's clock jumps, the job moves with it. */
export interface SealDayPayload {
  readonly at: Instant;
}

export interface NextSealing {
  readonly report: SealReport;
  /** When to seal again. */
  readonly next: SealDayPayload;
}

/** A little after midnight, so that machines whose clocks differ by minutes have all come to the new day. */
const AFTER_MIDNIGHT = 10 * MINUTE;

/** Seals the days that have ended. The next time is 00:10 of the next day, or in a minute if a write was still under way. */
export async function sealDay(desk: Pick<Desk, 'pool' | 'clock'>, roots: Sealing): Promise<NextSealing> {
  const { pool, clock } = desk;
  const report = await sealEndedDays({ pool, clock, ...roots });
  const now = clock.now();
  const busy = report.trouble.some(({ code }) => code === 'writers_busy');
  return { report, next: { at: busy ? now + MINUTE : nextSealing(now) } };
}

function nextSealing(now: Instant): Instant {
  const today = startOfDay(dayOf(now)) + AFTER_MIDNIGHT;
  return today > now ? today : today + DAY;
}
