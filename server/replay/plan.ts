import type { AppealKind, AppealNature } from '#domain/appeal/terms.ts';
import { randomFrom } from '#server/city/demonstration/random.ts';
import type { Course } from './course.ts';
import type { Message } from './messages.ts';
import { planned, type ShareName } from './mix.ts';

/** Draws a course for every message. The same messages and seed give the same courses; the mix comes out by count. */
export function plan(messages: readonly Message[], seed: string): Course[] {
  const random = randomFrom(`${seed} courses`);
  const count = (share: ShareName) => planned(share, messages.length);
  // Repeats are linked to the first and thanks are passed on: neither is worked on.
  const worked = shuffled(workedOn(messages), random);
  const declined = new Set(
    preferring(worked, (i) => outside.test(messages[i]?.text ?? '')).slice(0, count('declined')),
  );
  const left = worked.filter((i) => !declined.has(i));
  const withdrawn = new Set(left.slice(0, count('withdrawn')));
  const answered = left.filter((i) => !withdrawn.has(i));

  // Half of what goes to departments enters there; the other half comes up the ladder.
  const entering = answered.filter((i) => kindOf(messages[i]) !== 'livelihood').slice(0, count('departments') / 2);
  const departments = new Set(entering);
  for (const i of answered) if (departments.size < count('departments')) departments.add(i);
  const streets = new Set(
    answered.filter((i) => !departments.has(i)).slice(0, count('beyond_community') - departments.size),
  );
  const ratings = dealt(shuffled(answered, random), [
    ['bad_twice', count('bad_twice')],
    ['bad_once', count('bad_first') - count('bad_twice')],
    ['silent', count('silent')],
    ['after_silence', Math.ceil(messages.length * 0.01)],
  ] as const);
  const late = new Set(shuffled(answered, random).slice(0, count('late')));

  return messages.map((message, i) => {
    const chance = (share: number) => random() < share;
    const solvedAt = departments.has(i) ? 'department' : streets.has(i) ? 'street' : 'community';
    const photographed = chance(0.15);
    return {
      kind: departments.has(i) ? kindOf(message) : 'livelihood',
      nature: natureOf(message, random()),
      end: declined.has(i) ? 'declined' : withdrawn.has(i) ? 'withdrawn' : 'answered',
      solvedAt,
      ignored: chance(0.06) && solvedAt === 'street' && !isShort(message),
      late: !late.has(i) ? null : solvedAt === 'department' && chance(0.5) ? 'department' : 'leader',
      rating: ratings.get(i) ?? 'good',
      sentBack: chance(0.04) ? 'unit' : chance(0.04) ? 'platform' : null,
      photos: photographed ? 1 + Math.floor(random() * 3) : 0,
      listed: chance(0.15),
      resent: chance(0.02),
      urges: chance(0.05),
      adds: chance(0.05),
      byGridMember: chance(0.3),
      onSpot: chance(0.3),
      brisk: chance(0.6),
    };
  });
}

/** Whether a message is the same person's same words again, apart from spacing. */
function isRepeat(seen: Set<string>, { user, text }: Message): boolean {
  const key = `${user}\n${text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()}`;
  return seen.size === seen.add(key).size;
}

function workedOn(messages: readonly Message[]): number[] {
  const seen = new Set<string>();
  return messages.flatMap((message, i) => (isRepeat(seen, message) || thanks.test(message.subject) ? [] : [i]));
}

const outside = /法院|诉讼|仲裁|判决|信访|纪委|部队|打架|斗殴/;
const thanks = /^(感谢|表扬|点赞)/;
const enforcement = /违建|违法|举报|违章|私搭|占道经营|非法|无证|传销/;
const development = /企业|公司.{0,4}(注册|登记|补贴)|人才|政策|补贴|营商|招商|投资/;

function kindOf(message: Message | undefined): AppealKind {
  const subject = message?.subject ?? '';
  return enforcement.test(subject) ? 'enforcement' : development.test(subject) ? 'development' : 'livelihood';
}

/** Whether there is only a day for it: then nobody lets it lie. */
function isShort({ subject }: Message): boolean {
  return /咨询|请问|询问|建议/.test(subject);
}

function natureOf({ subject }: Message, draw: number): AppealNature {
  if (thanks.test(subject)) return 'thanks';
  if (/举报/.test(subject)) return 'tip_off';
  if (/咨询|请问|询问/.test(subject)) return 'consultation';
  if (/建议/.test(subject)) return 'suggestion';
  return draw < 0.6 ? 'complaint' : 'help_request';
}

function shuffled(list: readonly number[], random: () => number): number[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as number, copy[i] as number];
  }
  return copy;
}

/** Those that fit first; otherwise the order stays. */
function preferring(list: readonly number[], fits: (i: number) => boolean): number[] {
  return [...list.filter(fits), ...list.filter((i) => !fits(i))];
}

/** Hands out names to the first of a list, so many each. */
function dealt<T extends string>(list: readonly number[], hands: readonly (readonly [T, number])[]): Map<number, T> {
  const cards = hands.flatMap(([name, count]) => Array<T>(count).fill(name));
  return new Map(list.slice(0, cards.length).map((i, at) => [i, cards[at] as T]));
}
