import { type ShallowRef, shallowRef } from 'vue';
import type { CommandBody } from '#contract/commands.ts';
import { type Arrival, type Departure, type Failure, graceMs, passes, retryMs, staleMs } from './departure.ts';
import type { Shelf } from './shelf.ts';

interface World {
  readonly person: string;
  readonly tab: string;
  readonly shelf: Shelf;
  readonly now: () => number;
  readonly later: (run: () => void, ms: number) => unknown;
  readonly send: (departure: Departure) => Promise<Arrival>;
  /** Sends without waiting for an answer, as a page that is going away must. */
  readonly sendLeaving: (departure: Departure) => void;
  readonly arrived: (departure: Departure) => void;
  readonly failed: (departure: Departure) => void;
}

export interface Departures {
  readonly waiting: Readonly<ShallowRef<readonly Departure[]>>;
  readonly failures: Readonly<ShallowRef<readonly Failure[]>>;
  /** Appeals decided here, with the version they have since: an older row of a list is out of date. */
  readonly decided: Readonly<ShallowRef<ReadonlyMap<string, number>>>;
  decide(on: Pick<Departure, 'platform' | 'number' | 'subject' | 'from'>, body: CommandBody): void;
  /** Takes a decision back; false when it has already left. */
  takeBack(id: string): boolean;
  sendNow(): Promise<void>;
  /** For `pagehide`: everything leaves at once. */
  leave(): void;
  /** For a page shown again after it was hidden: asks once more about what left meanwhile. */
  resume(): void;
  dismiss(id: string): void;
  /** Stops sending; what is unanswered stays on the shelf for its maker's next visit. */
  stop(): void;
}

/**
 * Keeps decisions for ten seconds, then sends them, again and again until the server has answered. What is kept
 * stands on the shelf (localStorage), so that a closed tab, a crash or a cut line loses nothing.
 */
export function makeDepartures(world: World): Departures {
  const waiting = shallowRef<readonly Departure[]>([]);
  const failures = shallowRef<readonly Failure[]>([]);
  const decided = shallowRef<ReadonlyMap<string, number>>(new Map());
  const sending = new Set<string>();
  let stopped = false;

  const put = (departure: Departure) => {
    world.shelf.put(departure);
    const others = waiting.value.filter((other) => other.id !== departure.id);
    waiting.value = [...others, departure].sort((a, b) => a.madeAt - b.madeAt);
  };
  const drop = (id: string) => {
    world.shelf.remove(id);
    waiting.value = waiting.value.filter((departure) => departure.id !== id);
  };
  const fail = (failure: Failure) => {
    drop(failure.departure.id);
    failures.value = [...failures.value, failure];
    world.failed(failure.departure);
  };

  async function send(id: string): Promise<void> {
    const departure = waiting.value.find((one) => one.id === id);
    if (stopped || !departure || sending.has(id)) return;
    sending.add(id);
    const tried = { ...departure, tried: true };
    put(tried);
    const arrival = await world.send(tried);
    sending.delete(id);
    if (arrival.ok) {
      decided.value = new Map(decided.value).set(tried.number, arrival.version);
      drop(id);
      world.arrived(tried);
    } else if (!passes(arrival.code)) fail({ departure: tried, code: arrival.code });
    else if (world.now() - tried.madeAt > staleMs) fail({ departure: tried, code: null });
    else {
      put({ ...tried, held: arrival.code });
      world.later(() => void send(id), retryMs);
    }
  }

  function adopt(): void {
    for (const departure of world.shelf.all()) {
      const age = world.now() - departure.madeAt;
      const orphan = departure.tab === world.tab || age > graceMs * 3;
      if (departure.person !== world.person || !orphan) continue;
      const mine = { ...departure, tab: world.tab };
      if (age > staleMs) fail({ departure: mine, code: null });
      else {
        put(mine);
        void send(mine.id);
      }
    }
  }
  adopt();

  return {
    waiting,
    failures,
    decided,
    decide(on, body) {
      const madeAt = world.now();
      const { person, tab } = world;
      put({ ...on, id: body.id, person, tab, body, madeAt, leavesAt: madeAt + graceMs, tried: false, held: null });
      world.later(() => void send(body.id), graceMs);
    },
    takeBack(id) {
      const departure = waiting.value.find((one) => one.id === id);
      if (!departure || departure.tried) return false;
      drop(id);
      return true;
    },
    async sendNow() {
      await Promise.all(waiting.value.map((departure) => send(departure.id)));
    },
    leave() {
      for (const departure of waiting.value) {
        if (!sending.has(departure.id)) world.sendLeaving(departure);
        put({ ...departure, tried: true });
      }
    },
    resume() {
      for (const departure of waiting.value) if (departure.tried) void send(departure.id);
    },
    dismiss(id) {
      failures.value = failures.value.filter((failure) => failure.departure.id !== id);
    },
    stop() {
      stopped = true;
    },
  };
}
