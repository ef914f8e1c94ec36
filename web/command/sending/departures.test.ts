import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import { type Arrival, type Departure, graceMs, retryMs, staleMs } from './departure.ts';
import { makeDepartures } from './departures.ts';
import { shelfIn } from './shelf.ts';

function storageOf(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

/** A desk whose clock is turned by hand and whose server answers as told. */
function desk(over: { storage?: Storage; person?: string; tab?: string; at?: number } = {}) {
  const storage = over.storage ?? storageOf();
  const timers: { at: number; run: () => void }[] = [];
  const sent: string[] = [];
  const left: string[] = [];
  const arrived: string[] = [];
  let now = over.at ?? 1_000_000;
  let answer: Arrival = { ok: true, version: 2 };
  const departures = makeDepartures({
    person: over.person ?? 'p1',
    tab: over.tab ?? 't1',
    shelf: shelfIn(storage),
    now: () => now,
    later: (run, ms) => timers.push({ at: now + ms, run }),
    send: async ({ id }) => {
      sent.push(id);
      return answer;
    },
    sendLeaving: ({ id }) => left.push(id),
    arrived: ({ id }) => arrived.push(id),
    failed: () => undefined,
  });
  return {
    departures,
    storage,
    sent,
    left,
    arrived,
    answers: (next: Arrival) => {
      answer = next;
    },
    async pass(ms: number) {
      now += ms;
      for (const timer of timers.splice(0)) timer.at <= now ? timer.run() : timers.push(timer);
      await new Promise((done) => setTimeout(done));
    },
  };
}

const on = { platform: 'laoshan', number: 'LS20230428-000001', subject: '路灯不亮', from: '/review' };
const approve = (id: string): CommandBody => ({ id, type: 'approve' });
const numbersOn = (storage: Storage): string[] =>
  shelfIn(storage)
    .all()
    .map((departure: Departure) => departure.id);

describe('a decision on its way out', () => {
  it('leaves after ten seconds and is forgotten when the server has answered', async () => {
    const { departures, sent, arrived, storage, pass } = desk();
    departures.decide(on, approve('a'));
    await pass(graceMs - 1);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toEqual(['a']);
    expect(arrived).toEqual(['a']);
    expect(departures.waiting.value).toEqual([]);
    expect(departures.decided.value.get(on.number)).toBe(2);
    expect(storage.length).toBe(0);
  });

  it('taken back in time never leaves', async () => {
    const { departures, sent, storage, pass } = desk();
    departures.decide(on, approve('a'));
    expect(departures.takeBack('a')).toBe(true);
    await pass(graceMs * 2);
    expect(sent).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it('can no longer be taken back once it was tried, because it may have arrived', async () => {
    const { departures, answers, pass } = desk();
    answers({ ok: false, code: 'no_connection' });
    departures.decide(on, approve('a'));
    await pass(graceMs);
    expect(departures.takeBack('a')).toBe(false);
    expect(departures.waiting.value[0]?.held).toBe('no_connection');
  });

  it('is sent again under the same id until the line is back', async () => {
    const { departures, answers, arrived, sent, pass } = desk();
    answers({ ok: false, code: 'database_away' });
    departures.decide(on, approve('a'));
    await pass(graceMs);
    await pass(retryMs);
    answers({ ok: true, version: 2 });
    await pass(retryMs);
    expect(sent).toEqual(['a', 'a', 'a']);
    expect(arrived).toEqual(['a']);
  });

  it('refused by the server it is shown with what was typed, and not sent again', async () => {
    const { departures, answers, sent, storage, pass } = desk();
    answers({ ok: false, code: 'wrong_state' });
    departures.decide(on, { id: 'a', type: 'send_back', reason: '缺照片' });
    await pass(graceMs);
    await pass(retryMs * 2);
    expect(sent).toEqual(['a']);
    expect(departures.failures.value[0]).toMatchObject({
      code: 'wrong_state',
      departure: { body: { reason: '缺照片' } },
    });
    expect(storage.length).toBe(0);
  });

  it('leaves at once when the page goes, and is asked about again when the same tab is back', async () => {
    const before = desk();
    before.departures.decide(on, approve('a'));
    before.departures.leave();
    expect(before.left).toEqual(['a']);
    expect(numbersOn(before.storage)).toEqual(['a']);
    const after = desk({ storage: before.storage });
    await after.pass(0);
    expect(after.arrived).toEqual(['a']);
    expect(before.storage.length).toBe(0);
  });

  it('of another tab that may still live, or of another person, is left alone', async () => {
    const before = desk();
    before.departures.decide(on, approve('a'));
    for (const over of [{ tab: 't2' }, { person: 'p2' }]) {
      const other = desk({ storage: before.storage, ...over });
      await other.pass(0);
      expect(other.sent).toEqual([]);
    }
  });

  it('of a tab that is gone is taken over by the next one', async () => {
    const before = desk();
    before.departures.decide(on, approve('a'));
    const after = desk({ storage: before.storage, tab: 't2', at: 1_000_000 + graceMs * 4 });
    await after.pass(0);
    expect(after.sent).toEqual(['a']);
  });

  it('long unanswered is shown to its maker instead of being sent into a changed world', async () => {
    const before = desk();
    before.departures.decide(on, approve('a'));
    before.departures.leave();
    const after = desk({ storage: before.storage, at: 1_000_000 + staleMs + 1 });
    await after.pass(0);
    expect(after.sent).toEqual([]);
    expect(after.departures.failures.value[0]?.code).toBeNull();
  });
});
