import { type APIRequestContext, expect, test } from '@playwright/test';
import { dayOf, isoDay, weekdayOf } from '#domain/deadline/instant.ts';

/** Sixteen weeks without a holiday in China: every story may have a Monday of its own, and its days are working days. */
export const quietWeeks = { begin: '2025-06-09T07:00:00+08:00', lastMonday: '2025-09-15' } as const;

/** The platform's clock: the one thing a test may move. It goes forward only. */
export class Clock {
  readonly #ask: APIRequestContext;

  constructor(ask: APIRequestContext) {
    this.#ask = ask;
  }

  /** Moves to a time in China, `2023-05-04 16:58`, and waits until every timer that was due by then has run. */
  async is(time: string): Promise<void> {
    await test.step(`it is ${time}`, async () => {
      const now = `${time.replace(' ', 'T')}:00+08:00`;
      const moved = await this.#ask.post('/api/demo/clock', { data: { now } });
      expect(moved.ok(), `the clock goes to ${time}: ${await moved.text()}`).toBe(true);
      await expect.poll(async () => (await this.#shown()).due, { timeout: 30_000 }).toBe(0);
    });
  }

  /** Moves to the next Monday, at a time `09:00` of it that has not passed; returns the days of that week, Monday first. */
  async isMondayAt(time: string): Promise<Week> {
    const { now } = await this.#shown();
    const today = dayOf(Date.parse(now));
    const sinceMonday = weekdayOf(today);
    const thisMonday = sinceMonday === 0 && time > now.slice(11, 16);
    const monday = today - sinceMonday + (thisMonday ? 0 : 7);
    expect(isoDay(monday) <= quietWeeks.lastMonday, 'the weeks without a holiday are used up').toBe(true);
    await this.is(`${isoDay(monday)} ${time}`);
    return (weekday) => isoDay(monday + weekday);
  }

  async #shown(): Promise<{ now: string; due: number }> {
    return (await this.#ask.get('/api/demo/clock')).json();
  }
}

/** The date of a day of the week: 0 is its Monday, 7 the Monday after. */
export type Week = (weekday: number) => string;

/** A date as the pages say it: 7月5日. */
export function said(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}
