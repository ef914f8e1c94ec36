import type { AppealView, ReplyView } from '#contract/appeal.ts';
import type { FileRef } from '#contract/fields.ts';
import type { Actor } from '#domain/access/actor.ts';
import { appellantSees, seesContact } from '#domain/access/sees.ts';
import { allowed } from '#domain/appeal/allowed.ts';
import type { Facts } from '#domain/appeal/facts.ts';
import type { Appeal } from '#domain/appeal/state.ts';
import { isoInstant } from '#domain/deadline/instant.ts';
import type { CityInMemory } from '#server/city/open.ts';
import { masked, type Seal } from '#server/desk/seal.ts';
import type { StoredEntry } from '#server/store/entries.ts';
import { placeView } from './place.ts';
import { iso, sharedView, unitName } from './shared.ts';
import { knot } from './timeline.ts';

export interface Shown {
  readonly appeal: Appeal;
  readonly history: readonly StoredEntry[];
  readonly files: ReadonlyMap<string, FileRef>;
  readonly city: CityInMemory;
  readonly facts: Facts;
  readonly seal: Seal;
}

/** How somebody reads: as himself with his rights, or following by number without any command. */
export type Reader = { readonly actor: Actor; readonly mayCommand: boolean };

/** The whole appeal as this reader may see it, with the commands he may give now. */
export function appealView(shown: Shown, reader: Reader): AppealView {
  const { appeal, history, files, city, facts } = shown;
  const platform = city.organisation.platforms.get(appeal.platform);
  const words = history[0]?.words ?? {};
  const worker = reader.actor.kind === 'staff';
  const entries = worker ? history : history.filter((entry) => appellantSees(entry.type));
  return {
    ...sharedView(appeal, facts, city),
    platformName: platform?.name ?? appeal.platform,
    brand: platform?.brand ?? '',
    subject: words.subject ?? '',
    text: words.text ?? '',
    address: words.address ?? '',
    photos: appeal.photos.flatMap((id) => files.get(id) ?? []),
    place: placeView(appeal.place, city),
    contact: contactOf(shown, reader),
    order: orderView(appeal, city),
    reply: replyView(shown, reader),
    declined: declinedView(shown),
    timeline: entries.map((entry) => knot(entry, city, { worker, files })),
    allowed: reader.mayCommand
      ? allowed(appeal, reader.actor, facts).map(({ type, needs }) => ({ type, needs: [...needs] }))
      : [],
  };
}

function contactOf({ appeal, history, city, seal }: Shown, { actor }: Reader): AppealView['contact'] {
  const words = history[0]?.words;
  if (!words?.phone) return null;
  const phone = seal.open(words.phone);
  const full = seesContact(actor, appeal, city.organisation);
  const name = words.name ?? '';
  return full ? { name, phone, masked: false } : { name: maskedName(name), phone: masked(phone), masked: true };
}

/** `王**`; some family names are written with a sign of two code units. */
function maskedName(name: string): string {
  const [first] = name;
  return first === undefined ? '' : `${first}**`;
}

function orderView(appeal: Appeal, city: CityInMemory): AppealView['order'] {
  const order = 'orders' in appeal ? appeal.orders.at(-1) : undefined;
  if (!order) return null;
  const { unit, level, climbs } = order;
  return {
    unit,
    unitName: unitName(city, unit),
    unitPhone: city.organisation.units.get(unit)?.phone ?? null,
    level,
    climbs,
    since: isoInstant(order.since),
    due: isoInstant(order.due),
    acknowledgeBy: isoInstant(order.acknowledgeBy),
    acknowledgedAt: iso(order.acknowledgedAt),
    contactBy: isoInstant(order.contactBy),
    contactedAt: iso(order.contactedAt),
  };
}

/** The last reply that left the house; to those inside also the draft under review, or the one that came back. */
function replyView({ history, files, city }: Shown, { actor }: Reader): ReplyView | null {
  const inside = actor.kind === 'staff';
  const left = history.findLast((entry) => entry.type === 'replied')?.seq ?? 0;
  const entry = history.findLast(
    (candidate) => candidate.type === 'reply_submitted' && (inside || candidate.seq < left),
  );
  if (entry?.body.type !== 'reply_submitted') return null;
  const { unit, conclusion, onSpot, photos } = entry.body;
  const words = entry.words ?? {};
  return {
    unitName: unitName(city, unit),
    conclusion,
    onSpot,
    facts: words.facts ?? '',
    basis: words.basis ?? '',
    result: words.result ?? '',
    responsible: words.responsible ?? '',
    phone: words.phone ?? '',
    photos: photos.flatMap((id) => files.get(id) ?? []),
    at: isoInstant(entry.at.getTime()),
  };
}

function declinedView({ appeal, history }: Shown): AppealView['declined'] {
  if (appeal.status !== 'declined') return null;
  const explanation = history.findLast((entry) => entry.type === 'declined')?.words?.explanation ?? '';
  return { ground: appeal.ground, explanation, objectBy: isoInstant(appeal.objectBy) };
}
