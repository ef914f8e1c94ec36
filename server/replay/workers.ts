import type { AppealSummary, AppealView } from '#contract/appeal.ts';
import { routes } from '#contract/routes.ts';
import type { Desk } from '#domain/access/desks.ts';
import { HOUR } from '#domain/deadline/instant.ts';
import type { Browser } from './api.ts';
import type { Case } from './case.ts';
import { type Cast, give, operatorOf, workerAt } from './cast.ts';
import { decline, dispatch, review, sendsBack } from './desk-work.ts';
import { handle } from './handling.ts';
import type { Waiting } from './waiting.ts';

/** What one worker takes up in a round. */
export interface Turn {
  readonly login: string;
  readonly cases: Waiting[];
}

const AGAIN = 2 * HOUR;

/** Everybody who has something to take up by now, with what. */
export function turnsOf(cast: Cast, waiting: readonly Waiting[]): Turn[] {
  const turns = new Map<string, Turn>();
  const now = cast.time.now();
  for (const one of waiting) {
    const { of, item } = one;
    const { unit = null, desk = null } = item.waitingFor ?? {};
    if (unit === null || desk === null || of.takenUpAt > now) continue;
    const login = workerAt(cast, unit, desk, of, of.course.byGridMember && desk === 'handling' ? 'grid_member' : null);
    if (login === null) continue;
    const turn = turns.get(login) ?? { login, cases: [] };
    turn.cases.push(one);
    turns.set(login, turn);
  }
  return [...turns.values()];
}

/** A worker opens his queue and works on what he finds there of his turn, one after the other. */
export async function work(cast: Cast, { login, cases }: Turn): Promise<void> {
  const browser = await cast.people.worker(login);
  const queue = await queueOf(cast, browser, new Set(cases.map(({ item }) => item.number)));
  for (const { of } of cases) {
    const item = queue.get(of.number ?? '');
    const desk = item?.waitingFor?.desk;
    if (!item || !desk) continue;
    await takeUp(cast, browser, of, item, desk);
    of.visits++;
    // Whoever came and found nothing to do looks again later; what he did brings a new state with a new time.
    of.takenUpAt = cast.time.now() + AGAIN;
  }
}

async function takeUp(cast: Cast, browser: Browser, of: Case, item: AppealSummary, desk: Desk): Promise<void> {
  // The list's own button is enough to take work that one looks at later, and to pass what one has no doubt about.
  const { likeliest } = item;
  if ((likeliest === 'acknowledge' && !of.course.brisk) || (likeliest === 'approve' && !sendsBack(of, desk)))
    return void (await give(cast, browser, of, { type: likeliest }));
  const view = await open(cast, browser, of);
  switch (desk) {
    case 'dispatching':
      return of.course.end === 'declined' ? undefined : dispatch(cast, browser, of, view);
    case 'handling':
      return handle(cast, browser, of, view);
    case 'section_review':
    case 'leader_review':
    case 'platform_review':
      return review(cast, browser, of, view);
    default:
      return desk satisfies never;
  }
}

/** Cases that an operator comes upon and declines, wherever they wait. */
export function declinedNow(cast: Cast, waiting: readonly Waiting[]): Case[] {
  const now = cast.time.now();
  return waiting.filter(({ of }) => of.declinedAt <= now).map(({ of }) => of);
}

export async function declineOne(cast: Cast, of: Case): Promise<void> {
  const browser = await cast.people.worker(operatorOf(cast, of.platform));
  await decline(cast, browser, of, await open(cast, browser, of));
}

/** Opens a case as its reader may see it. */
export async function open(cast: Cast, browser: Browser, of: Case): Promise<AppealView> {
  const params = { platform: of.platform, number: of.number ?? '' };
  return cast.api.must(browser, routes.appeal, { params });
}

async function queueOf(cast: Cast, browser: Browser, wanted: Set<string>): Promise<Map<string, AppealSummary>> {
  const found = new Map<string, AppealSummary>();
  for (let cursor: string | null | undefined; cursor !== null && found.size < wanted.size; ) {
    const page = await cast.api.must(browser, routes.queue, { query: { limit: 50, ...(cursor ? { cursor } : {}) } });
    for (const item of page.items) if (wanted.has(item.number)) found.set(item.number, item);
    cursor = page.next;
  }
  return found;
}
