import { DatabaseError } from 'pg';
import { isDatabaseAway } from './away.ts';
import type { Queryable } from './pool.ts';

export interface GatheredOptions {
  /** The most that go into one statement. */
  readonly most?: number;
  /** How many statements run at the same time, on each pool or connection. */
  readonly atOnce?: number;
}

/**
 * A statement for many that is asked for one: while some statements run, what else is asked waits and goes out
 * together with the next. Alone, nothing waits; in a rush, the cost of a round trip, of planning and of the commit is
 * shared (docs/decisions/one-door.md). If a statement for several is refused by the database, each is run alone, so
 * that an error meets only who caused it.
 *
 * @param run gets what was asked and answers each, in the same order
 */
export function gathered<Ask, Answer>(
  run: (on: Queryable, asks: readonly Ask[]) => Promise<readonly Answer[]>,
  { most = 32, atOnce = 1 }: GatheredOptions = {},
): (on: Queryable, ask: Ask) => Promise<Answer> {
  const lines = new WeakMap<Queryable, (ask: Ask) => Promise<Answer>>();
  return (on, ask) => {
    let line = lines.get(on);
    if (!line) {
      line = lineOf((asks) => run(on, asks), most, atOnce);
      lines.set(on, line);
    }
    return line(ask);
  };
}

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

function lineOf<Ask, Answer>(
  run: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
  most: number,
  atOnce: number,
): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = [];
  let running = 0;
  let called = false;

  // What arrives in one turn of the event loop goes together even when nothing runs.
  function call(): void {
    if (called || running >= atOnce || waiting.length === 0) return;
    called = true;
    setImmediate(() => {
      called = false;
      while (running < atOnce && waiting.length > 0) {
        const some = waiting.slice(0, most);
        waiting = waiting.slice(most);
        running++;
        void serve(some).finally(() => {
          running--;
          call();
        });
      }
    });
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
