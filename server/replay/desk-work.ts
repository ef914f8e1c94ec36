import type { AppealView } from '#contract/appeal.ts';
import { routes } from '#contract/routes.ts';
import type { Desk } from '#domain/access/desks.ts';
import type { Browser } from './api.ts';
import type { Case } from './case.ts';
import { type Cast, give, unitTypeOf } from './cast.ts';
import { mayNow } from './handling.ts';
import { declineFor, dispatchWords, officesFor, sendBackReason } from './words.ts';

/** The operator accepts or dispatches to the office that the words speak of. */
export async function dispatch(cast: Cast, browser: Browser, of: Case, view: AppealView): Promise<void> {
  const may = mayNow(view);
  const type = may.has('accept') ? 'accept' : may.has('dispatch') ? 'dispatch' : null;
  if (type === null) return;
  const { subject, text } = of.message;
  const unit = await officeNamed(cast, browser, of, type, officesFor(subject + text));
  if (unit) await give(cast, browser, of, { type, unit, words: dispatchWords(subject) });
}

/** The first department of those that parts of names fit. */
async function officeNamed(
  cast: Cast,
  browser: Browser,
  of: Case,
  command: 'accept' | 'dispatch',
  names: readonly string[],
): Promise<string | null> {
  const params = { platform: of.platform, number: of.number ?? '' };
  for (const q of names) {
    const units = await cast.api.must(browser, routes.unitsFor, { params, query: { command, q } });
    const found = units.filter(({ id }) => unitTypeOf(cast, id) === 'department');
    if (found.length > 0) return found[of.n % found.length]?.id ?? null;
  }
  return null;
}

/** A section head, leader or reviewer reads a draft: it passes, or comes back once with a reason. */
export async function review(cast: Cast, browser: Browser, of: Case, view: AppealView): Promise<void> {
  const may = mayNow(view);
  const desk = view.waitingFor?.desk;
  if (desk && sendsBack(of, desk) && may.has('send_back')) {
    of.sentBack = true;
    return void (await give(cast, browser, of, {
      type: 'send_back',
      reason: sendBackReason(of.random, reviewerAt(desk)),
    }));
  }
  if (may.has('approve')) await give(cast, browser, of, { type: 'approve' });
}

/** Whether the course of a case has its draft sent back from this desk, and it has not been yet. */
export function sendsBack({ course, sentBack }: Case, desk: Desk): boolean {
  return !sentBack && course.sentBack === reviewerAt(desk);
}

function reviewerAt(desk: Desk): 'unit' | 'platform' {
  return desk === 'platform_review' ? 'platform' : 'unit';
}

/** The operator finds that the platform cannot take it, and says why. */
export async function decline(cast: Cast, browser: Browser, of: Case, view: AppealView): Promise<void> {
  if (!mayNow(view).has('decline')) return;
  await give(cast, browser, of, { type: 'decline', ...declineFor(of.message.text) });
}
