import type { Actor } from '#domain/access/actor.ts';
import { isAppellant } from '#domain/access/may.ts';
import { allowed } from '#domain/appeal/allowed.ts';
import { type ActingCommand, type ActingType, actingTypes, type Submit } from '#domain/appeal/commands.ts';
import { type Appeal, waitOf } from '#domain/appeal/state.ts';
import { type Channel, noteKinds, resolutions, satisfactions } from '#domain/appeal/terms.ts';
import { platformOf } from '#domain/organisation/organisation.ts';
import { isDispatchable, unitsBelow } from '#domain/routing/ladder.ts';
import { CITY, POSTS, placeIn, RESIDENT, STRANGER, staff, TIMER, UNITS } from './city.ts';
import { command, REPLY_WORDS, SUBMISSION_WORDS, submission } from './fill.ts';
import { factsAt, type Story } from './story.ts';

/** Stands in every private part of a walk, so that a test can see where private parts get to. */
export const PRIVATE = 'PRIVATE';

/** Natural numbers that decide a step; where they come from is the caller's business. */
export interface Choice {
  /** Something that is allowed now, or anything by anybody. */
  readonly legal: boolean;
  readonly who: number;
  readonly what: number;
  readonly how: number;
}

export interface Move {
  readonly by: Actor;
  readonly command: ActingCommand;
}

const everybody: readonly Actor[] = [
  ...[...new Set(POSTS.map((post) => post.person))].map(staff),
  RESIDENT,
  STRANGER,
  TIMER,
];
const places = UNITS.filter(({ type }) => type === 'community' || type === 'street').map(({ id }) => id);

/** A submission made of numbers: any kind, nature and place, now and then a finding, thanks or a repeat. */
export function anySubmission(choice: Choice): { submit: Submit; by: Actor; repeatOf: string | null } {
  const { who, what, how } = choice;
  const place = placeIn(what % 8 === 0 ? 'east' : of(places, what));
  const patrol = how % 5 === 0;
  const channel: Channel = patrol ? 'patrol' : 'wechat';
  const finder = place.platform === 'west' ? 'mill-1.grid' : 'lakeside-1.grid';
  const words = { ...SUBMISSION_WORDS, text: PRIVATE, subject: PRIVATE, address: PRIVATE, name: PRIVATE };
  return {
    submit: submission({
      channel,
      place,
      words,
      kind: patrol ? 'livelihood' : of(['livelihood', 'livelihood', 'livelihood', 'development', 'enforcement'], who),
      nature: of(['complaint', 'help_request', 'consultation', 'suggestion', 'tip_off', 'complaint', 'thanks'], how),
    }),
    by: patrol ? staff(finder) : RESIDENT,
    repeatOf: who % 20 === 19 ? 'EA20230101-000001' : null,
  };
}

/** The next move; null when a legal one was wanted and nobody has any. */
export function nextMove(story: Story, choice: Choice): Move | null {
  if (!choice.legal) {
    const type = of(actingTypes, choice.what);
    return { by: of(everybody, choice.who), command: anyCommand(type, story.appeal, choice) };
  }
  const facts = factsAt(story.now);
  const people = concerned(story.appeal);
  for (let i = 0; i < people.length; i++) {
    const by = of(people, choice.who + i);
    // What ends an appeal is chosen seldom, or every walk would be short.
    const offered = allowed(story.appeal, by, facts).filter(
      ({ type }) => (type !== 'withdraw' && type !== 'decline') || choice.how % 16 === 0,
    );
    if (offered.length > 0) return { by, command: legalCommand(of(offered, choice.what).type, story.appeal, choice) };
  }
  return null;
}

/** Those among whom somebody has something to do: a quick choice, not the law. */
function concerned(appeal: Appeal): readonly Actor[] {
  const units = [waitOf(appeal)?.unit, platformOf(CITY, appeal.platform).centre];
  return everybody.filter(
    (by) => by.kind !== 'staff' || isAppellant(by, appeal) || by.posts.some(({ unit }) => units.includes(unit)),
  );
}

const forward: readonly ActingType[] = ['accept', 'dispatch', 'submit_reply', 'approve', 'rate'];

/** What willing people would do next: the shortest way to the end. Null when nobody can do anything. */
export function willingMove(story: Story): Move | null {
  for (const type of forward)
    for (const by of concerned(story.appeal)) {
      const may = allowed(story.appeal, by, factsAt(story.now)).some((each) => each.type === type);
      if (may) return { by, command: type === 'rate' ? command(type) : legalCommand(type, story.appeal, settled) };
    }
  return null;
}

const settled: Choice = { legal: true, who: 0, what: 0, how: 0 };

/** The command with its needs met. */
function legalCommand(type: ActingType, appeal: Appeal, choice: Choice): ActingCommand {
  const filled = anyCommand(type, appeal, { ...choice, how: choice.how * 4 + 1 });
  const unit = 'orders' in appeal ? appeal.orders.at(-1)?.unit : undefined;
  switch (filled.type) {
    case 'accept':
    case 'dispatch': {
      const eligible = UNITS.filter(({ id }) => isDispatchable(CITY, appeal.platform, id));
      return { ...filled, unit: of(eligible, choice.how).id };
    }
    case 'assign_down':
      return { ...filled, unit: of(unitsBelow(CITY, unit ?? ''), choice.how).id };
    default:
      return filled;
  }
}

/** The command with anything in it, one time in four without words. */
function anyCommand(type: ActingType, appeal: Appeal, { what, how }: Choice): ActingCommand {
  const words = how % 4 === 0 ? ' ' : PRIVATE;
  const photos = how % 3 === 0 ? [] : ['photo.jpg'];
  const unit = of(UNITS, how).id;
  const reply = { ...REPLY_WORDS, facts: words, result: PRIVATE };
  const orders = 'orders' in appeal ? appeal.orders.length : 0;
  switch (type) {
    case 'accept':
    case 'dispatch':
    case 'assign_down':
      return command(type, { unit, words });
    case 'decline':
      return command(type, { explanation: words });
    case 'first_contact':
    case 'urge':
      return command(type, { words });
    case 'note':
      return command(type, { kind: of(noteKinds, how), words, photos });
    case 'escalate':
    case 'send_back':
    case 'withdraw':
      return command(type, { reason: words });
    case 'submit_reply':
      return command(type, { words: reply, photos });
    case 'fix_on_spot':
      return command(type, { words: reply });
    case 'rate':
      return command(type, {
        contacted: how % 2 === 0,
        resolution: of(resolutions, how),
        satisfaction: of(satisfactions, what + how),
        words,
      });
    case 'add_material':
      return command(type, { words, photos });
    case 'climb':
      return command(type, { order: orders - (how % 2) });
    case 'remind':
      return command(type, { of: of(['overdue', 'unacknowledged'] as const, what), order: orders - (how % 2) });
    case 'close_unrated':
      return command(type, { round: 1 + (how % 2) });
    case 'acknowledge':
    case 'approve':
      return command(type);
    default:
      return type satisfies never;
  }
}

function of<T>(list: readonly T[], n: number): T {
  return list[n % list.length]!;
}
