import type { AppealView } from '#contract/appeal.ts';
import { routes } from '#contract/routes.ts';
import type { ActingType } from '#domain/appeal/commands.ts';
import type { Browser } from './api.ts';
import type { Case } from './case.ts';
import { type Cast, give, takePhotos, unitTypeOf } from './cast.ts';
import { assignmentWords, contactWords, escalationReason, replyWords, visitWords } from './words.ts';

/** One visit of whoever handles a case: takes it, speaks to the appellant, goes there, and brings it to an end here. */
export async function handle(cast: Cast, browser: Browser, of: Case, view: AppealView): Promise<void> {
  const may = mayNow(view);
  const { course, random } = of;
  const brisk = course.brisk && course.late !== 'department';
  if (may.has('acknowledge')) {
    await give(cast, browser, of, { type: 'acknowledge' });
    if (!brisk) return;
  }
  const onward = wayOn(cast, of, view, may);
  if (may.has('first_contact')) {
    const how = random() < 0.75 ? 'phone' : 'visit';
    await give(cast, browser, of, { type: 'first_contact', how, words: contactWords(random) });
    if (!brisk && onward === null) return;
  }
  // Whoever will decline or withdraw it is given the time to do so.
  if (course.end === 'declined' || (course.end === 'withdrawn' && !of.withdrawn)) return;
  if (may.has('note') && random() < 0.6) {
    const photos = random() < 0.1 ? await takePhotos(cast, browser, of, 1) : [];
    await give(cast, browser, of, {
      type: 'note',
      kind: 'visit',
      words: visitWords(random, of.message.subject),
      photos,
    });
  }
  switch (onward) {
    case 'community':
    case 'street':
      return void (await give(cast, browser, of, { type: 'escalate', reason: escalationReason(random, onward) }));
    case 'below': {
      of.assignedDown = true;
      const unit = await unitBelow(cast, browser, of);
      if (unit) return void (await give(cast, browser, of, { type: 'assign_down', unit, words: assignmentWords() }));
      return reply(cast, browser, of, view, may);
    }
    case null:
      return reply(cast, browser, of, view, may);
    default:
      onward satisfies never;
  }
}

/** From where it goes up, or that it goes to the community below; null when it is answered here. */
function wayOn(
  cast: Cast,
  of: Case,
  view: AppealView,
  may: ReadonlySet<ActingType>,
): 'community' | 'street' | 'below' | null {
  if (view.round > 1 || of.drafts > 0) return null;
  const { solvedAt } = of.course;
  const here = unitTypeOf(cast, view.order?.unit ?? null);
  if (here === 'community' && solvedAt !== 'community' && may.has('escalate')) return here;
  if (here === 'street' && solvedAt === 'department' && may.has('escalate')) return here;
  // Where appeals enter at the street, it hands down at once what the community can do.
  const enteredHere = !of.movedOn && !of.assignedDown;
  return here === 'street' && solvedAt === 'community' && enteredHere && may.has('assign_down') ? 'below' : null;
}

async function reply(
  cast: Cast,
  browser: Browser,
  of: Case,
  view: AppealView,
  may: ReadonlySet<ActingType>,
): Promise<void> {
  if (!may.has('submit_reply') || !view.order) return;
  const { course, random, message } = of;
  const { unitName, unitPhone } = view.order;
  const about = {
    subject: message.subject,
    unit: unitName,
    person: '经办人员',
    phone: unitPhone ?? '见公示栏',
    round: view.round,
    asks: view.nature === 'consultation' || view.nature === 'suggestion',
  };
  const { conclusion, words } = replyWords(random, about);
  const onSpot = course.byGridMember && course.onSpot && view.round === 1 && may.has('fix_on_spot');
  const photos = onSpot || random() < 0.1 ? await takePhotos(cast, browser, of, 1) : [];
  const done = onSpot
    ? await give(cast, browser, of, { type: 'fix_on_spot', words, photos })
    : await give(cast, browser, of, { type: 'submit_reply', conclusion, words, photos });
  if (done) of.drafts++;
}

/** The community to which a street hands a case down: the one of the place stands first. */
async function unitBelow(cast: Cast, browser: Browser, of: Case): Promise<string | null> {
  const params = { platform: of.platform, number: of.number ?? '' };
  const [unit] = await cast.api.must(browser, routes.unitsFor, { params, query: { command: 'assign_down' } });
  return unit?.id ?? null;
}

/** What the reader of a view may do now. */
export function mayNow(view: AppealView): ReadonlySet<ActingType> {
  return new Set(view.allowed.map(({ type }) => type));
}
