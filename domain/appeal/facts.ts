import type { Calendar } from '#domain/deadline/calendar.ts';
import type { Instant } from '#domain/deadline/instant.ts';
import type { Organisation } from '#domain/organisation/organisation.ts';
import type { Regulation } from '#domain/regulation/regulation.ts';

/** What the law needs to know besides the appeal and the command, gathered before it is asked. */
export interface Facts {
  readonly now: Instant;
  /** The version the appeal began with; the one in force for a new one. */
  readonly regulation: Regulation;
  readonly calendar: Calendar;
  readonly organisation: Organisation;
}

export interface SubmitFacts extends Facts {
  /** Number of an earlier appeal of the same person with the same text, within the days of the regulation. */
  readonly repeatOf: string | null;
}
