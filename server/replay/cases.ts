import type { Instant } from '#domain/deadline/instant.ts';
import { randomFrom } from '#server/city/demonstration/random.ts';
import { type Case, newCase } from './case.ts';
import type { Homes } from './ground.ts';
import type { Message } from './messages.ts';
import { residentOf } from './people.ts';
import { plan } from './plan.ts';
import { scheduled } from './schedule.ts';

export interface Wanted {
  readonly days: number;
  readonly seed: string;
  /** The messages are sent on the days after it. */
  readonly from: Instant;
  readonly firstPhone: number;
}

/** Every message with who sends it, where, when, and what will become of it; in order of time. */
export function casesOf(messages: readonly Message[], homes: Homes, { days, seed, from, firstPhone }: Wanted): Case[] {
  const times = scheduled(messages, days, from);
  const ordered = messages.map((message, i) => ({ message, at: times[i] ?? from })).sort((a, b) => a.at - b.at);
  const courses = plan(
    ordered.map(({ message }) => message),
    seed,
  );
  const random = randomFrom(`${seed} homes`);
  const people = new Map<string, { index: number; home: ReturnType<Homes['draw']> }>();
  return ordered.flatMap(({ message, at }, n) => {
    const person = people.get(message.user) ?? { index: people.size, home: homes.draw(random) };
    people.set(message.user, person);
    const course = courses[n];
    if (!course) return [];
    const place = homes.placeNear(person.home, course.listed, random);
    const resident = residentOf(person.index, firstPhone);
    return [newCase({ n, message, course, resident, platform: person.home.platform, place, at }, seed)];
  });
}
