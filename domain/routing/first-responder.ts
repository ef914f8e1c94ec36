import type { Channel } from '#domain/appeal/terms.ts';
import type { Place } from '#domain/organisation/place.ts';
import type { Platform, UnitId } from '#domain/organisation/unit.ts';

/**
 * The unit on the spot that gets a livelihood appeal at once, without a dispatcher in between ("one step" [000]).
 * Null when the ground is not known that far: then the platform's operator decides.
 */
export function firstResponder(platform: Platform, place: Place, channel: Channel): UnitId | null {
  const entry = channel === 'patrol' ? platform.entry.patrol : platform.entry.public;
  return entry === 'street' ? place.street : onTheSpot(place);
}

/** The smallest unit on the ground that is known: community, otherwise street. */
export function onTheSpot(place: Place): UnitId | null {
  return place.community ?? place.street;
}
