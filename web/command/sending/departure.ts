import type { CommandBody } from '#contract/commands.ts';
import type { FaultCode } from '../../api/problem.ts';

/** A decision on its way out: kept until the server has answered, sent ten seconds after it was made. */
export interface Departure {
  /** The command's own id: sent twice it is done once. */
  readonly id: string;
  readonly person: string;
  /** The browser tab that made it; only that tab sends it while it lives. */
  readonly tab: string;
  readonly platform: string;
  readonly number: string;
  readonly subject: string;
  /** Address within the desk at which it was decided; taken back, it is open there again. */
  readonly from: string;
  readonly body: CommandBody;
  /** Wall clock of this computer, in milliseconds; never the product's clock. */
  readonly madeAt: number;
  readonly leavesAt: number;
  /** True once a request went out: from then on it can no longer be taken back. */
  readonly tried: boolean;
  /** Why the last attempt brought no answer; null before and during the first. */
  readonly held: FaultCode | null;
}

/** How an attempt to send ended: done, or refused or failed with a code. */
export type Arrival =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly code: FaultCode };

/** A decision that did not take effect, or of which nobody can say whether it did (`code: null`). */
export interface Failure {
  readonly departure: Departure;
  readonly code: FaultCode | null;
}

/** Time in which a decision can be taken back, in milliseconds. */
export const graceMs = 10_000;
/** An unanswered decision older than this is shown to its maker instead of being sent on its own. */
export const staleMs = 10 * 60_000;
export const retryMs = 5_000;

/**
 * Faults that pass by themselves or leave open whether the command arrived: the same command is sent again, which is
 * harmless. Everything else is the server's answer.
 */
const passing: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'no_connection',
  'answer_unreadable',
  'database_away',
  'internal',
  'too_many_requests',
  'not_signed_in',
]);

export function passes(code: FaultCode): boolean {
  return passing.has(code);
}
