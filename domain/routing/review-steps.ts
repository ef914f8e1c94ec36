import type { ReviewPost } from '#domain/appeal/state.ts';
import { holdersOf, type Organisation, unitOf, withAncestors } from '#domain/organisation/organisation.ts';
import type { UnitId } from '#domain/organisation/unit.ts';
import type { ReviewStep } from '#domain/regulation/regulation.ts';

/**
 * Where a draft goes for review, in order. Nobody reviews his own draft: where nobody but the drafter holds a post, a
 * later post of the same unit is enough (a section head's draft goes to his leader); after the last one the unit
 * above takes it (domain law §6.2), by the first of the reviewing roles that somebody else holds there.
 */
export function reviewPosts(
  organisation: Organisation,
  unit: UnitId,
  drafter: string,
  steps: readonly ReviewStep[],
): ReviewPost[] {
  const isFree = (post: ReviewPost) =>
    holdersOf(organisation, post.unit, post.role).some((person) => person !== drafter);
  const wanted = steps.map(({ at, role }) => ({ unit: at === 'unit' ? unit : parentOf(organisation, unit), role }));
  const posts: ReviewPost[] = [];
  wanted.forEach((post, i) => {
    const later = wanted.slice(i + 1).some((next) => next.unit === post.unit && isFree(next));
    if (!isFree(post) && later) return;
    const found = isFree(post) ? post : (postAbove(organisation, post.unit, isFree) ?? post);
    if (!posts.some((taken) => taken.unit === found.unit && taken.role === found.role)) posts.push(found);
  });
  return posts;
}

const reviewing = ['section_head', 'unit_leader', 'reviewer'] as const;

/** The nearest post above a unit that somebody else holds; null when there is none up to the platform's centre. */
function postAbove(organisation: Organisation, unit: UnitId, isFree: (post: ReviewPost) => boolean): ReviewPost | null {
  for (const above of withAncestors(organisation, unit).slice(1))
    for (const role of reviewing) if (isFree({ unit: above, role })) return { unit: above, role };
  return null;
}

function parentOf(organisation: Organisation, unit: UnitId): UnitId {
  return unitOf(organisation, unit).parent ?? unit;
}
