import { describe, expect, test } from 'vitest';
import { DAY, HOUR, instantFromIso } from '#domain/deadline/instant.ts';
import { chinaCalendar } from '#server/outside/calendar.ts';
import { type Message, readMessages, SAMPLE } from './messages.ts';
import { mix, planned, type ShareName } from './mix.ts';
import { plan } from './plan.ts';
import { roundsAfter } from './rounds.ts';
import { scheduled } from './schedule.ts';

const sample = messagesOf(SAMPLE);

describe('messages', () => {
  test('the sample has long texts, emoji and three repeats by the same person', () => {
    const said = sample.map(({ user, text }) => `${user} ${text}`);
    expect(said.length - new Set(said).size).toBe(3);
    expect(Math.max(...sample.map(({ text }) => text.length))).toBeGreaterThan(5000);
    expect(sample.some(({ text }) => /\p{Extended_Pictographic}/u.test(text))).toBe(true);
  });

  test('beyond the end of the file other people say the same', () => {
    const twice = messagesOf(SAMPLE, sample.length * 2);
    expect(twice.slice(0, sample.length)).toEqual(sample);
    expect(new Set(twice.map(({ user }) => user)).size).toBe(new Set(sample.map(({ user }) => user)).size * 2);
  });
});

describe('plan', () => {
  test('the same messages and seed give the same courses, another seed others', () => {
    expect(plan(sample, 'a')).toEqual(plan(sample, 'a'));
    expect(plan(sample, 'a')).not.toEqual(plan(sample, 'b'));
  });

  test.each([60, 100, 1000])('of %i messages every part of the mix is planned as often as it must be', (count) => {
    const courses = plan(messagesOf(SAMPLE, count), 'a');
    const bad = courses.filter(({ rating }) => rating.startsWith('bad'));
    const found: Record<ShareName, number> = {
      beyond_community: courses.filter(({ solvedAt }) => solvedAt !== 'community').length,
      departments: courses.filter(({ solvedAt }) => solvedAt === 'department').length,
      bad_first: bad.length,
      bad_twice: bad.filter(({ rating }) => rating === 'bad_twice').length,
      silent: courses.filter(({ rating }) => rating === 'silent').length,
      declined: courses.filter(({ end }) => end === 'declined').length,
      withdrawn: courses.filter(({ end }) => end === 'withdrawn').length,
      late: courses.filter(({ late }) => late !== null).length,
    };
    for (const name of Object.keys(mix) as ShareName[]) {
      expect([name, found[name]]).toEqual([name, planned(name, count)]);
      expect(planned(name, count)).toBeGreaterThan(mix[name].least * count);
    }
  });
});

test('messages are spread over the days in the order of the file, at the time of day of the file', () => {
  const from = instantFromIso('2023-04-09T23:00:00+08:00') ?? 0;
  const times = scheduled(sample, 10, from);
  expect(Math.min(...times)).toBeGreaterThan(from);
  expect(Math.max(...times)).toBeLessThan(from + HOUR + 10 * DAY);
  sample.forEach(({ written }, i) => {
    expect((times[i]! + 8 * HOUR) % DAY).toBe(written % DAY);
  });
  const days = times.map((at) => Math.floor((at - from - HOUR) / DAY));
  expect(new Set(days).size).toBe(10);
});

test('offices work on working days only, residents every day', () => {
  const from = instantFromIso('2023-04-28T00:00:00+08:00') ?? 0;
  const days = new Map<string, boolean>();
  for (const { at, office } of roundsAfter(chinaCalendar(), from)) {
    if (at > from + 9 * DAY) break;
    const day = new Date(at + 8 * HOUR).toISOString().slice(5, 10);
    days.set(day, days.get(day) || office);
  }
  const worked = [...days].filter(([, office]) => office).map(([day]) => day);
  expect(days.size).toBe(9);
  expect(worked).toEqual(['04-28', '05-04', '05-05', '05-06']);
});

function messagesOf(file: string, count?: number): Message[] {
  const read = readMessages(file, count);
  if (!read.ok) throw new Error(read.line);
  return read.value;
}
