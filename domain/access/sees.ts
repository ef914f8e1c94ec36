import type { EventType } from '#domain/appeal/events.ts';
import type { Appeal } from '#domain/appeal/state.ts';
import { type Organisation, platformOf, withAncestors } from '#domain/organisation/organisation.ts';
import type { UnitId } from '#domain/organisation/unit.ts';
import { onTheSpot } from '#domain/routing/first-responder.ts';
import type { Actor } from './actor.ts';
import { isAppellant } from './may.ts';
import type { Role } from './roles.ts';

/** Roles that see everything on their platform. */
const platformWide: readonly Role[] = ['operator', 'reviewer', 'supervisor', 'director', 'leader'];

/** Roles that run the machines and the rights, never the appeals (three separated administrators). */
const blind: readonly Role[] = ['system_admin', 'security_admin', 'auditor'];

/**
 * Units whose people see the appeal: those that hold or held it or review it, the finder's, those thanked, and every
 * unit above a holder below the platform's centre: there the platform's roles see everything, and nobody else anything.
 */
export function seenBy(appeal: Appeal, organisation: Organisation): UnitId[] {
  const units = new Set<UnitId>();
  const add = (holder: UnitId) => {
    for (const unit of withAncestors(organisation, holder)) units.add(unit);
  };
  if ('orders' in appeal) for (const order of appeal.orders) add(order.unit);
  if ('reply' in appeal && appeal.reply) for (const post of appeal.reply.steps) units.add(post.unit);
  if (appeal.appellant.kind === 'staff') units.add(appeal.appellant.unit);
  const thanked = appeal.status === 'closed' && appeal.outcome === 'passed_on' ? onTheSpot(appeal.place) : null;
  if (thanked) add(thanked);
  units.delete(platformOf(organisation, appeal.platform).centre);
  return [...units];
}

/** Units from which a worker sees what `seenBy` names; the other half of the row scope. */
export function unitsSeenFrom(actor: Actor): UnitId[] {
  return actor.kind === 'staff'
    ? actor.posts.filter((post) => !blind.includes(post.role)).map((post) => post.unit)
    : [];
}

/** Who sees an appeal (domain law §2). The row scope of lists is the same rule in SQL; a test holds them equal. */
export function sees(actor: Actor, appeal: Appeal, organisation: Organisation): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'citizen':
      return isAppellant(actor, appeal);
    case 'staff': {
      if (actor.platform !== appeal.platform) return false;
      const units = new Set(seenBy(appeal, organisation));
      return seesPlatform(actor, organisation) || unitsSeenFrom(actor).some((unit) => units.has(unit));
    }
    default:
      return actor satisfies never;
  }
}

/** Whether the actor holds a platform role at his platform's centre. */
export function seesPlatform(actor: Extract<Actor, { kind: 'staff' }>, organisation: Organisation): boolean {
  const centre = platformOf(organisation, actor.platform).centre;
  return actor.posts.some((post) => post.unit === centre && platformWide.includes(post.role));
}

/** Whether contact data is shown: to who handles it now, and to the platform; afterwards it is masked. */
export function seesContact(actor: Actor, appeal: Appeal, organisation: Organisation): boolean {
  if (isAppellant(actor, appeal)) return true;
  if (actor.kind !== 'staff' || actor.platform !== appeal.platform) return false;
  if (seesPlatform(actor, organisation)) return true;
  if (appeal.status === 'closed' || appeal.status === 'declined' || !('orders' in appeal)) return false;
  const holder = appeal.orders.at(-1)?.unit;
  return unitsSeenFrom(actor).some((unit) => unit === holder);
}

/** Entries that belong to the inside of the house: the appellant reads the answer, not the drafts and their reviews. */
const internal: ReadonlySet<EventType> = new Set<EventType>([
  'reply_submitted',
  'unit_review_passed',
  'platform_review_passed',
  'reply_sent_back',
  'reminded',
]);

export function appellantSees(type: EventType): boolean {
  return !internal.has(type);
}
