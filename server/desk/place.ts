import type { Located as LocatedView } from '#contract/city.ts';
import type { PlaceInput } from '#contract/commands.ts';
import type { Place } from '#domain/organisation/place.ts';
import type { CityInMemory } from '#server/city/open.ts';
import { type Answer, answer, trouble } from './problem.ts';
import { unitName } from './show/shared.ts';

/** Where a point is, with names; outside of the city is a trouble of its own. */
export function locatedView(city: CityInMemory, point: readonly [number, number]): Answer<LocatedView> {
  const located = city.locate(point);
  if ('outside' in located) return trouble('outside_city', { field: 'point' });
  const { platform, street, community, grid } = located;
  return answer({
    platform,
    districtName: city.organisation.platforms.get(platform)?.name ?? '',
    street,
    streetName: street && unitName(city, street),
    community,
    communityName: community && unitName(city, community),
    grid,
  });
}

/**
 * The place of a submission to a platform. A point decides; divisions chosen from the list count where there is no
 * point, or where the ground under it has no polygon that fine. A point of another district names its platform.
 */
export function placeFor(city: CityInMemory, platform: string, input: PlaceInput): Answer<Place> {
  const chosen = chosenDivisions(city, platform, input);
  if (!chosen.ok) return chosen;
  const { street, community } = chosen.value;
  const district = city.organisation.platforms.get(platform)?.area ?? '';
  if (!input.point) {
    if (street === null) return trouble('place_missing', { field: 'place' });
    return answer({ platform, district, street, community, grid: null, point: null });
  }
  const point: [number, number] = [input.point[0], input.point[1]];
  const located = city.locate(point);
  if ('outside' in located) return trouble('outside_city', { field: 'place.point' });
  if (located.platform !== platform)
    return trouble('other_platform', { field: 'place.point', platform: located.platform });
  if (located.community !== null) return answer({ ...located, point });
  const fits = located.street === null || located.street === street;
  return answer({ ...located, street: located.street ?? street, community: fits ? community : null, point });
}

function chosenDivisions(
  city: CityInMemory,
  platform: string,
  { street, community }: PlaceInput,
): Answer<{ street: string | null; community: string | null }> {
  const { units } = city.organisation;
  if (community !== undefined) {
    const unit = units.get(community);
    if (unit?.type !== 'community' || unit.platform !== platform || (street !== undefined && unit.parent !== street))
      return trouble('division_unknown', { field: 'place.community' });
    return answer({ street: unit.parent, community });
  }
  if (street === undefined) return answer({ street: null, community: null });
  const unit = units.get(street);
  if (unit?.type !== 'street' || unit.platform !== platform)
    return trouble('division_unknown', { field: 'place.street' });
  return answer({ street, community: null });
}
