import { createHash } from 'node:crypto';
import { handle } from '#server/desk/handle.ts';
import type { Desk } from '#server/desk/parts.ts';
import type { TimerPayload } from '#server/store/job-rows.ts';

/**
 * It may be time. The command goes through the same door as everybody's and is judged again there: the order may have
 * moved, somebody may have been faster. The command id follows from the timer, so that a second run changes nothing.
 *
 * @returns the product's instant at which to ask again, when this machine's timer was early; null when settled
 */
export async function runTimer(desk: Desk, payload: TimerPayload): Promise<number | null> {
  const { platform, number, command } = payload;
  const done = await handle(desk, { actor: { kind: 'system' }, platform, number, id: idOf(payload), command });
  if (done.ok) return null;
  const { code, detail } = done.problem;
  if (code === 'not_yet') return Number(detail) + 1;
  if (code === 'changed_meanwhile') throw new Error(`timer of ${number}: others kept changing it`);
  return null;
}

function idOf({ platform, number, at, command }: TimerPayload): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([platform, number, at, command]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
