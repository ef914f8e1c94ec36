import type { CommandDone } from '#contract/commands.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Submit } from '#domain/appeal/commands.ts';
import { decideSubmit } from '#domain/appeal/decide/submit.ts';
import { DAY } from '#domain/deadline/instant.ts';
import { platformOf } from '#domain/organisation/organisation.ts';
import { readAppeal, readCommand, readEarlier } from '#server/store/appeals.ts';
import { violates } from '#server/store/violation.ts';
import { writeNew } from '#server/store/write.ts';
import { factsFor } from './facts.ts';
import { doneOf, tellOthers } from './handle.ts';
import { matterKey, matterOf } from './matter.ts';
import type { Desk } from './parts.ts';
import { type Answer, answer, trouble } from './problem.ts';
import { recorded } from './record.ts';

export type Submission = Omit<Submit, 'type' | 'number'>;

const ATTEMPTS = 4;

/**
 * The door for what begins an appeal. The same command id gives the same appeal; the same words by the same person
 * become a repeat that is linked to the first, whoever of two is faster.
 */
export async function submit(
  desk: Desk,
  actor: Actor,
  id: string,
  submission: Submission,
): Promise<Answer<CommandDone>> {
  if (actor.kind === 'system') return trouble('not_yours');
  const { words, place } = submission;
  const key = matterKey(desk.seal, actor.id, words);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const facts = factsFor(desk, null);
    const platform = platformOf(facts.organisation, place.platform);
    const since = facts.now - facts.regulation.repeatWithinDays * DAY;
    const earlier = { platform: platform.id, appellant: actor.id, matter: key, since };
    // Nearly always there is none: the statement that writes asks once more, and only if it finds one is it read.
    const repeatOf = attempt === 0 ? null : await readEarlier(desk.pool, earlier);
    if (repeatOf !== null) {
      const done = await submittedBefore(desk, actor, platform.id, id);
      if (done) return done;
    }
    const number = await desk.numbers(platform, facts.now);
    const decision = decideSubmit({ type: 'submit', number, ...submission }, actor, { ...facts, repeatOf });
    if (!decision.ok) return { ok: false, problem: decision.refusal };
    const unit = actor.kind === 'staff' ? (actor.posts[0]?.unit ?? '') : '';
    const change = recorded(
      null,
      null,
      decision.events,
      { actor, unit, command: id, at: facts.now },
      facts.organisation,
    );
    try {
      const unless = repeatOf === null ? since : null;
      if (await writeNew(desk, change, { key, unless, ...matterOf(words) })) return answer(tellOthers(desk, change));
    } catch (error) {
      if (violates(error, 'entry_command'))
        return (await submittedBefore(desk, actor, platform.id, id)) ?? trouble('command_id_taken');
      // Somebody sent the same words at the same instant: judged again, this one is the repeat.
      if (!violates(error, 'appeal_matter_open')) throw error;
    }
  }
  return trouble('changed_meanwhile');
}

async function submittedBefore(desk: Desk, actor: Exclude<Actor, { kind: 'system' }>, platform: string, id: string) {
  const known = await readCommand(desk.pool, platform, id);
  if (!known) return null;
  if (known.actor !== actor.id) return trouble('command_id_taken');
  const stored = await readAppeal(desk.pool, platform, known.number);
  return stored ? answer(doneOf(stored.appeal, true)) : null;
}
