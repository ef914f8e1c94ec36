import type { ReviewPost } from '#domain/appeal/state.ts';
import { holdersOf, type Organisation, unitOf } from '#domain/organisation/organisation.ts';
import type { UnitId } from '#domain/organisation/unit.ts';
import type { ReviewStep } from '#domain/regulation/regulation.ts';

/**
 * Where a draft goes for review, in order. Nobody reviews his own draft: a post that nobody but the drafter holds
 * is taken by the unit above (domain law §6.2), by the first of these roles that somebody else holds there.
 */
export function reviewPosts(
  organisation: Organisation,
  unit: UnitId,
  drafter: string,
  steps: readonly ReviewStep[],
): ReviewPost[] {
  const posts: ReviewPost[] = [];
  for (const step of steps) {
    const post = postFor(organisation, step.at === 'unit' ? unit : parentOf(organisation, unit), step, drafter);
    if (!posts.some((taken) => taken.unit === post.unit && taken.role === post.role)) posts.push(post);
  }
  return posts;
}

function postFor(organisation: Organisation, unit: UnitId, step: ReviewStep, drafter: string): ReviewPost {
  if (holdersOf(organisation, unit, step.role).some((person) => person !== drafter)) return { unit, role: step.role };
  const above = parentOf(organisation, unit);
  const roles = ['section_head', 'unit_leader', 'reviewer'] as const;
  const role = roles.find((candidate) =>
    holdersOf(organisation, above, candidate).some((person) => person !== drafter),
  );
  return { unit: above, role: role ?? step.role };
}

function parentOf(organisation: Organisation, unit: UnitId): UnitId {
  return unitOf(organisation, unit).parent ?? unit;
}
