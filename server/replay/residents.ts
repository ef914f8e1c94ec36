import type { SubmitBody } from '#contract/commands.ts';
import { limits } from '#contract/fields.ts';
import { routes } from '#contract/routes.ts';
import { DAY, HOUR } from '#domain/deadline/instant.ts';
import { afterOfficeHours } from '#domain/deadline/office-hours.ts';
import type { Case, Intent } from './case.ts';
import { type Cast, give, takePhotos } from './cast.ts';
import { mayNow } from './handling.ts';
import type { Waiting } from './waiting.ts';
import { materialWords, ratingWords, urgeWords, withdrawalReason } from './words.ts';
import { open } from './workers.ts';

/** Somebody signs in and sends his message; a phone that did not hear the answer sends it again. */
export async function send(cast: Cast, of: Case): Promise<void> {
  const { course, message, resident, random, platform } = of;
  const browser = await cast.people.resident(resident);
  of.photos = await takePhotos(cast, browser, of, course.photos);
  const body: SubmitBody = {
    id: of.command,
    kind: course.kind,
    nature: course.nature,
    subject: [...message.subject].slice(0, limits.subject).join(''),
    text: message.text,
    address: random() < 0.7 ? `演示小区 ${1 + Math.floor(random() * 30)} 号楼` : '',
    place: of.place,
    photos: of.photos,
    name: random() < 0.8 ? resident.name : '',
  };
  const sent = await cast.api.must(browser, routes.submit, { params: { platform }, body });
  of.number = sent.number;
  cast.given.push({ command: of.command, platform, number: sent.number, photos: of.photos });
  if (course.resent) {
    const again = await cast.api.must(browser, routes.submit, { params: { platform }, body });
    if (!again.repeated || again.number !== sent.number)
      throw new Error(`${sent.number} was sent twice and is there twice`);
  }
  of.intents = intentsOf(cast, of);
  if (course.end === 'declined') of.declinedAt = afterOfficeHours(cast.calendar, cast.time.now(), 0.5 + random() * 4);
}

function intentsOf({ time, calendar }: Cast, { course, random }: Case): Intent[] {
  const after = (hours: number) => afterOfficeHours(calendar, time.now(), hours);
  const intents: Intent[] = [];
  if (course.adds) intents.push({ type: 'add_material', at: time.now() + (1 + random() * 8) * HOUR });
  if (course.urges) intents.push({ type: 'urge', at: after(2 + random() * 6) });
  if (course.end === 'withdrawn') intents.push({ type: 'withdraw', at: after(1 + random() * 6) });
  return intents;
}

/** What residents do before there is an answer: add, urge, withdraw. */
export function withIntents(cast: Cast, cases: Iterable<Case>): Case[] {
  const now = cast.time.now();
  return [...cases].filter((one) => !one.ended && one.intents.some(({ at }) => at <= now));
}

export async function actOnIntents(cast: Cast, of: Case): Promise<void> {
  const now = cast.time.now();
  const browser = await cast.people.resident(of.resident);
  for (const { type, at } of of.intents) {
    if (at > now) continue;
    const { random } = of;
    const mayIt = mayNow(await open(cast, browser, of)).has(type);
    if (type === 'withdraw') {
      of.withdrawn = true;
      if (mayIt) await give(cast, browser, of, { type, reason: withdrawalReason(random) });
    } else if (mayIt && type === 'add_material') {
      const photos = random() < 0.3 ? await takePhotos(cast, browser, of, 1) : [];
      await give(cast, browser, of, { type, words: materialWords(random), photos });
    } else if (mayIt && type === 'urge') await give(cast, browser, of, { type, words: urgeWords(random) });
  }
  of.intents = of.intents.filter(({ at }) => at > now);
}

/** Cases whose residents have an answer and rate it by now. */
export function ratedNow(cast: Cast, waiting: readonly Waiting[], cases: Iterable<Case>): Case[] {
  const now = cast.time.now();
  const answered = waiting.filter(({ of, item }) => item.waitingFor?.party === 'appellant' && of.takenUpAt <= now);
  const late = [...cases].filter((one) => one.ratedLateAt !== null && one.ratedLateAt <= now);
  return [...answered.map(({ of }) => of), ...late];
}

export async function rate(cast: Cast, of: Case): Promise<void> {
  of.ratedLateAt = null;
  const bad = isBad(of);
  of.rated++;
  const browser = await cast.people.resident(of.resident);
  if (!mayNow(await open(cast, browser, of)).has('rate')) return;
  const { random } = of;
  const half = random() < 0.2;
  await give(cast, browser, of, {
    type: 'rate',
    contacted: random() < (bad ? 0.7 : 0.97),
    resolution: bad ? (half ? 'basically_resolved' : 'unresolved') : half ? 'basically_resolved' : 'resolved',
    satisfaction: bad ? 'dissatisfied' : random() < 0.2 ? 'basically_satisfied' : 'satisfied',
    words: ratingWords(random, !bad),
    photos: [],
  });
  of.ended = false;
}

function isBad({ course, rated, n }: Case): boolean {
  switch (course.rating) {
    case 'bad_twice':
      return true;
    case 'bad_once':
      return rated === 0;
    case 'after_silence':
      return rated === 0 && n % 3 === 0;
    case 'good':
    case 'silent':
      return false;
    default:
      return course.rating satisfies never;
  }
}

/** Some rate after all when their case has been closed without a rating. */
export function thinkAgain(cast: Cast, cases: Iterable<Case>): void {
  for (const one of cases)
    if (one.ended && one.course.rating === 'after_silence' && one.course.end === 'answered' && one.rated === 0)
      one.ratedLateAt ??= cast.time.now() + (1 + one.random() * 9) * DAY;
}
