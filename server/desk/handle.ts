import type { CommandDone } from '#contract/commands.ts';
import type { Actor } from '#domain/access/actor.ts';
import { sees } from '#domain/access/sees.ts';
import type { ActingCommand } from '#domain/appeal/commands.ts';
import { decide } from '#domain/appeal/decide.ts';
import { type Appeal, waitOf } from '#domain/appeal/state.ts';
import { platformOf } from '#domain/organisation/organisation.ts';
import { readAppeal, readCommand } from '#server/store/appeals.ts';
import type { Change } from '#server/store/change.ts';
import { violates } from '#server/store/violation.ts';
import { writeNext } from '#server/store/write.ts';
import { factsFor } from './facts.ts';
import type { Desk } from './parts.ts';
import { type Answer, answer, trouble } from './problem.ts';
import { recorded } from './record.ts';

export interface Order {
  readonly actor: Actor;
  readonly platform: string;
  readonly number: string;
  /** Made by the caller; a command sent twice is done once. */
  readonly id: string;
  readonly command: ActingCommand;
}

const ATTEMPTS = 6;

/**
 * The one door for every change of an appeal. Reads the row, asks the law, and writes row, record, jobs and notices in
 * one statement that succeeds only if nobody was faster; otherwise everything is judged again on what the other left.
 */
export async function handle(desk: Desk, order: Order): Promise<Answer<CommandDone>> {
  const { actor, platform, number, id, command } = order;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await readAppeal(desk.pool, platform, number);
    const facts = factsFor(desk, stored?.appeal ?? null);
    // Whoever may not see an appeal is not told that it exists.
    if (!stored || !sees(actor, stored.appeal, facts.organisation)) return trouble('not_found');
    const { appeal, head } = stored;
    const decision = decide(appeal, command, actor, facts);
    if (!decision.ok) return (await doneBefore(desk, order)) ?? { ok: false, problem: decision.refusal };
    const hand = { actor, unit: actingUnit(actor, appeal, desk), command: id, at: facts.now };
    const change = recorded(appeal, head, decision.events, hand, facts.organisation);
    try {
      if (await writeNext(desk, change, appeal.version)) return answer(tellOthers(desk, change));
    } catch (error) {
      if (!violates(error, 'entry_command')) throw error;
      return (await doneBefore(desk, order)) ?? trouble('command_id_taken');
    }
  }
  return trouble('changed_meanwhile');
}

/** After the commit: readers and workers hear of it. */
export function tellOthers(desk: Desk, { after, timers, notices }: Change): CommandDone {
  const withJobs = timers.set.length > 0 || notices.some((notice) => notice.to.kind === 'appellant');
  const { platform, number, version, appellant } = after;
  desk.teller.tell({ platform, number, version, appellant: appellant.id }, withJobs);
  return doneOf(after, false);
}

export function doneOf(appeal: Appeal, repeated: boolean): CommandDone {
  const { platform, number, version, status } = appeal;
  return { platform, number, version, status, outcome: appeal.status === 'closed' ? appeal.outcome : null, repeated };
}

/** The answer to a command that this actor has already given with this id; null when he has not. */
async function doneBefore(
  desk: Desk,
  order: Pick<Order, 'actor' | 'platform' | 'number' | 'id'>,
): Promise<Answer<CommandDone> | null> {
  const known = await readCommand(desk.pool, order.platform, order.id);
  if (!known) return null;
  const actor = order.actor.kind === 'system' ? '' : order.actor.id;
  if (known.actor !== actor || known.number !== order.number) return trouble('command_id_taken');
  const stored = await readAppeal(desk.pool, order.platform, known.number);
  return stored ? answer(doneOf(stored.appeal, true)) : null;
}

/** The unit a worker acts for: the one whose turn it is when he belongs to it, otherwise the platform's centre. */
function actingUnit(actor: Actor, appeal: Appeal, desk: Desk): string {
  if (actor.kind !== 'staff') return '';
  const turn = waitOf(appeal)?.unit;
  if (turn && actor.posts.some((post) => post.unit === turn)) return turn;
  const centre = platformOf(desk.city.current().organisation, appeal.platform).centre;
  return actor.posts.some((post) => post.unit === centre) ? centre : (actor.posts[0]?.unit ?? centre);
}
