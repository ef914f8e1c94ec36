import type { AppealSummary } from '#contract/appeal.ts';
import { routes } from '#contract/routes.ts';
import type { Case } from './case.ts';
import { type Cast, operatorOf } from './cast.ts';
import { inParallel } from './in-parallel.ts';
import { takenUpAt } from './patience.ts';

/** A case that waits for somebody, as the operator's list shows it. */
export interface Waiting {
  readonly of: Case;
  readonly item: AppealSummary;
}

const PAGE = 100;

/** What is open on every platform that has cases of ours. A case that is on no list has come to its end. */
export async function lookAround(cast: Cast, cases: ReadonlyMap<string, Case>): Promise<Waiting[]> {
  const found = new Map<Case, Waiting>();
  const running = [...cases.values()].filter((one) => !one.ended);
  const platforms = new Set(running.map((one) => one.platform));
  await inParallel(platforms, platforms.size, async (platform) => {
    for (const item of await openOn(cast, platform)) {
      const of = cases.get(item.number);
      if (of) found.set(of, { of, item });
    }
  });
  for (const one of running) one.ended = !found.has(one);
  const waiting = [...found.values()].sort((a, b) => a.of.n - b.of.n);
  for (const one of waiting) notice(cast, one);
  return waiting;
}

async function openOn(cast: Cast, platform: string): Promise<AppealSummary[]> {
  const browser = await cast.people.worker(operatorOf(cast, platform));
  const found: AppealSummary[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { open: true, order: 'due', limit: PAGE, ...(cursor ? { cursor } : {}) } as const;
    const page = await cast.api.must(browser, routes.appeals, { query });
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}

/** A case that has come to somebody new, or on to the next step, is taken up when that has been drawn for it. */
function notice(cast: Cast, { of, item }: Waiting): void {
  const seen = String(item.version);
  if (of.seen === seen || !item.waitingFor) return;
  const { unit, desk } = item.waitingFor;
  const holder = `${unit} ${desk} ${item.round}`;
  if (of.holder !== holder) of.visits = 0;
  of.seen = seen;
  of.holder = holder;
  of.ended = false;
  of.firstUnit ??= unit;
  of.movedOn ||= unit !== of.firstUnit;
  of.takenUpAt = takenUpAt(cast, of, item);
}
