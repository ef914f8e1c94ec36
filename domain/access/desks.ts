import type { UnitId } from '#domain/organisation/unit.ts';
import type { Actor } from './actor.ts';
import type { Role } from './roles.ts';

/** Where work waits inside a unit. A queue is the list of what waits at one's desks. */
export const desks = ['dispatching', 'handling', 'section_review', 'leader_review', 'platform_review'] as const;
export type Desk = (typeof desks)[number];

const sittingAt: Readonly<Record<Desk, readonly Role[]>> = {
  dispatching: ['operator'],
  handling: ['clerk', 'grid_member', 'section_head', 'unit_leader'],
  section_review: ['section_head'],
  // Who leads a platform's centre is its director: what concerns a unit's leader reaches him there.
  leader_review: ['unit_leader', 'director'],
  platform_review: ['reviewer'],
};

/** Roles that sit at a desk. */
export function rolesAt(desk: Desk): readonly Role[] {
  return sittingAt[desk];
}

/** The desk at which a role reviews a reply; null for roles that review nothing. */
export function reviewDeskOf(role: Role): Desk | null {
  if (role === 'section_head') return 'section_review';
  if (role === 'unit_leader') return 'leader_review';
  if (role === 'reviewer') return 'platform_review';
  return null;
}

export function sitsAt(actor: Actor, unit: UnitId, desk: Desk): boolean {
  return (
    actor.kind === 'staff' && actor.posts.some((post) => post.unit === unit && sittingAt[desk].includes(post.role))
  );
}

/** All desks of a person, as `[unit, desk]` pairs without repeats. */
export function desksOf(actor: Actor): [UnitId, Desk][] {
  if (actor.kind !== 'staff') return [];
  const pairs = new Map<string, [UnitId, Desk]>();
  for (const post of actor.posts)
    for (const desk of desks)
      if (sittingAt[desk].includes(post.role)) pairs.set(`${post.unit}:${desk}`, [post.unit, desk]);
  return [...pairs.values()];
}
