import { DatabaseError } from 'pg';
import { isDatabaseAway } from './away.ts';
import type { Queryable } from './pool.ts';

export interface GatheredOptions {
  /** The most that go into one statement. */
  readonly most?: number;
  /** The most statements at the same time, on each pool or connection. */
  readonly atOnce?: number;
  /** How long a statement runs, in milliseconds, before another starts beside it; on a slow disk none waits. */
  readonly patience?: number;
}

/**
 * A statement for many that is asked for one: while a statement runs, what else is asked waits and goes out together
 * with the next. Alone, nothing waits; in a rush, the cost of a round trip, of planning and of the commit is shared
 * (docs/decisions/one-door.md). If a statement for several is refused by the database, each is run alone, so that an
 * error meets only who caused it.
 *
 * @param run gets what was asked and answers each, in the same order
 */
export function gathered<Ask, Answer>(
  run: (on: Queryable, asks: readonly Ask[]) => Promise<readonly Answer[]>,
  { most = 32, atOnce = 8, patience = 8 }: GatheredOptions = {},
): (on: Queryable, ask: Ask) => Promise<Answer> {
  const lines = new WeakMap<Queryable, (ask: Ask) => Promise<Answer>>();
  return (on, ask) => {
    let line = lines.get(on);
    if (!line) {
      line = lineOf((asks) => run(on, asks), { most, atOnce, patience });
      lines.set(on, line);
    }
    return line(ask);
  };
}

// When even the quickest statement takes so much longer than its rows need, it is the disk that is waited for, and
// commits that wait together are cheap.
const ROW_MS = 0.4;
const SLOW_DISK_MS = 3.5;
const FORGOTTEN_MS = 0.05;

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

function lineOf<Ask, Answer>(
  run: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
  { most, atOnce, patience }: Required<GatheredOptions>,
): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = [];
  let running = 0;
  let started = 0;
  let quickest = 0;
  let soon = false;
  let later = false;

  function call(): void {
    if (soon || running >= atOnce || waiting.length === 0) return;
    const wait = running === 0 || quickest > SLOW_DISK_MS ? 0 : started + patience - performance.now();
    if (wait <= 0) {
      // What arrives in one turn of the event loop goes together even when nothing runs.
      soon = true;
      setImmediate(start);
    } else if (!later) {
      later = true;
      setTimeout(() => {
        later = false;
        call();
      }, wait);
    }
  }

  function start(): void {
    soon = false;
    const some = waiting.slice(0, most);
    waiting = waiting.slice(most);
    running++;
    const begun = performance.now();
    started = begun;
    void serve(some).finally(() => {
      running--;
      const took = performance.now() - begun - some.length * ROW_MS;
      quickest = Math.min(took, quickest + FORGOTTEN_MS);
      call();
    });
    call();
  }

  async function serve(some: readonly Waiting<Ask, Answer>[]): Promise<void> {
    try {
      const answers = await run(some.map(({ ask }) => ask));
      for (const [i, { resolve }] of some.entries()) resolve(answers[i] as Answer);
    } catch (error) {
      const refused = error instanceof DatabaseError && !isDatabaseAway(error);
      if (refused && some.length > 1) for (const one of some) await serve([one]);
      else for (const one of some) one.reject(error);
    }
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      call();
    });
}
