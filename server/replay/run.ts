import { DAY, MINUTE } from '#domain/deadline/instant.ts';
import { CONNECTIONS } from './api.ts';
import type { Case } from './case.ts';
import type { Cast } from './cast.ts';
import { inParallel } from './in-parallel.ts';
import { actOnIntents, rate, ratedNow, send, thinkAgain, withIntents } from './residents.ts';
import { type Round, roundsAfter } from './rounds.ts';
import { lookAround } from './waiting.ts';
import { declinedNow, declineOne, turnsOf, work } from './workers.ts';

export interface Course {
  readonly stop: AbortSignal;
  /** Told after every step. */
  progress(sent: number): void;
  /** Told after every round of office hours, when all has been done. */
  afterRound(round: Round): Promise<void>;
}

/** Messages that come within so much time are sent together. */
const TOGETHER = 15 * MINUTE;
/** Who is still open so long after the last message stays open. */
const AT_LAST = 150 * DAY;

/** Lets residents send and everybody work, round after round, until nothing is open any more. `cases` come in order of time. */
export async function run(cast: Cast, cases: readonly Case[], { stop, progress, afterRound }: Course): Promise<void> {
  const { time } = cast;
  const sent = new Map<string, Case>();
  const rounds = roundsAfter(cast.calendar, time.now());
  const end = (cases.at(-1)?.at ?? 0) + AT_LAST;
  let next = 0;
  for (let round = rounds.next().value; time.now() < end; ) {
    stop.throwIfAborted();
    const first = cases[next];
    if (first && first.at <= round.at) {
      const batch = cases.slice(next).filter(({ at }) => at < first.at + TOGETHER && at <= round.at);
      await time.to(first.at);
      await inParallel(onePersonAfterAnother(batch), CONNECTIONS, async (own) => {
        for (const one of own) await send(cast, one);
      });
      for (const one of batch) if (one.number !== null) sent.set(one.number, one);
      next += batch.length;
    } else {
      await time.to(round.at);
      await goRound(cast, sent, round);
      if (round.office) await afterRound(round);
      if (next === cases.length && cases.every(hasEnded)) return;
      round = rounds.next().value;
    }
    progress(next);
  }
}

async function goRound(cast: Cast, sent: ReadonlyMap<string, Case>, round: Round): Promise<void> {
  const waiting = await lookAround(cast, sent);
  thinkAgain(cast, sent.values());
  await inParallel(withIntents(cast, sent.values()), CONNECTIONS, (one) => actOnIntents(cast, one));
  await inParallel(ratedNow(cast, waiting, sent.values()), CONNECTIONS, (one) => rate(cast, one));
  if (!round.office) return;
  await inParallel(declinedNow(cast, waiting), CONNECTIONS, (one) => declineOne(cast, one));
  await inParallel(turnsOf(cast, waiting), CONNECTIONS, (turn) => work(cast, turn));
}

function hasEnded({ ended, ratedLateAt }: Case): boolean {
  return ended && ratedLateAt === null;
}

function onePersonAfterAnother(batch: readonly Case[]): Case[][] {
  return [...Map.groupBy(batch, ({ resident }) => resident.index).values()];
}
