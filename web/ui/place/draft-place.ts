import type { Located } from '#contract/city.ts';
import type { PlaceInput } from '#contract/commands.ts';

/** A place as a person gave it: a point with what was found there, or divisions chosen from the lists. */
export interface DraftPlace {
  point: [number, number] | null;
  found: Located | null;
  street: string;
  community: string;
  address: string;
}

export const noPlace: DraftPlace = { point: null, found: null, street: '', community: '', address: '' };

export function hasPlace(place: DraftPlace): boolean {
  return place.point !== null || place.street !== '';
}

/** Whether a choice from the lists in this street says more of a pin whose ground is not known down to a community. */
export function completesPoint({ point, found }: DraftPlace, street: string): boolean {
  return point !== null && found?.community === null && (found.street === null || found.street === street);
}

/** The place as the wire carries it; only of a draft that has one. */
export function placeOf({ point, found, street, community }: DraftPlace): PlaceInput {
  if (point && found?.community) return { point };
  return { ...(point ? { point } : {}), ...(street ? { street } : {}), ...(community ? { community } : {}) };
}
