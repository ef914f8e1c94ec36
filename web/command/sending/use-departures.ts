import { useQueryClient } from '@tanstack/vue-query';
import { type InjectionKey, inject, onScopeDispose, provide } from 'vue';
import { routes } from '#contract/routes.ts';
import { addressOf, call } from '../../api/call.ts';
import { newCommandId } from '../../api/command-id.ts';
import { everyList, keys } from '../../api/keys.ts';
import { asProblem } from '../../api/problem.ts';
import { forgetDecisionDraft } from '../decision/decision-draft.ts';
import type { Arrival, Departure } from './departure.ts';
import { type Departures, makeDepartures } from './departures.ts';
import { shelfIn } from './shelf.ts';

const key: InjectionKey<Departures> = Symbol('departures');

/** The decisions of this page on their way out. */
export function useDepartures(): Departures {
  const departures = inject(key);
  if (!departures) throw new Error('useDepartures outside of the desk');
  return departures;
}

/** Begins to keep and send the decisions of the person signed in; every page of the desk shares them. */
export function provideDepartures(person: string): Departures {
  const client = useQueryClient();
  const stale = (departure: Departure) => {
    void client.invalidateQueries({ queryKey: keys.appeal(departure.platform, departure.number) });
    void client.invalidateQueries({ queryKey: everyList });
  };
  const departures = makeDepartures({
    person,
    tab: tabId(),
    shelf: shelfIn(localStorage),
    now: () => Date.now(),
    later: (run, ms) => setTimeout(run, ms),
    async send(departure) {
      const arrival = await send(departure);
      // Leads to the sign-in page; whoever signs in again sends what waits.
      if (!arrival.ok && arrival.code === 'not_signed_in') void client.invalidateQueries({ queryKey: keys.me });
      return arrival;
    },
    sendLeaving,
    arrived(departure) {
      forgetDecisionDraft(departure, departure.body.type);
      stale(departure);
    },
    failed: stale,
  });
  const leave = () => departures.leave();
  const resume = (event: PageTransitionEvent) => event.persisted && departures.resume();
  const warn = (event: BeforeUnloadEvent) => {
    if (departures.waiting.value.some((departure) => departure.held)) event.preventDefault();
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', resume);
  addEventListener('beforeunload', warn);
  onScopeDispose(() => {
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', resume);
    removeEventListener('beforeunload', warn);
    departures.stop();
  });
  provide(key, departures);
  return departures;
}

async function send({ platform, number, body }: Departure): Promise<Arrival> {
  try {
    const { version } = await call(routes.command, { params: { platform, number }, body });
    return { ok: true, version };
  } catch (thrown) {
    return { ok: false, code: asProblem(thrown).code };
  }
}

/** `keepalive` lets the request outlive the page; its answer is heard when the same command is sent again. */
function sendLeaving({ platform, number, body }: Departure): void {
  void fetch(addressOf(routes.command.path, { platform, number }, undefined), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    keepalive: true,
  }).catch(() => undefined);
}

/** Names this tab, over reloads; a copy of the tab shares the name, which makes at worst a repeat. */
function tabId(): string {
  const name = 'qingsu.command.tab';
  const id = sessionStorage.getItem(name) ?? newCommandId();
  sessionStorage.setItem(name, id);
  return id;
}
