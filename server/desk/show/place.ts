import type { AppealView } from '#contract/appeal.ts';
import type { Place } from '#domain/organisation/place.ts';
import type { CityInMemory } from '#server/city/open.ts';
import { unitName } from './shared.ts';

export function placeView(place: Place, city: CityInMemory): AppealView['place'] {
  const { district, street, community, grid, point } = place;
  return {
    district,
    districtName: city.organisation.platforms.get(place.platform)?.name ?? district,
    street,
    streetName: street && unitName(city, street),
    community,
    communityName: community && unitName(city, community),
    grid,
    gridName: grid && gridName(grid),
    point: point ? [point[0], point[1]] : null,
  };
}

/** Street and community in one line. */
export function placeName(place: Place, city: CityInMemory): string {
  const names = [place.street, place.community].flatMap((id) => (id ? [unitName(city, id)] : []));
  return names.length > 0 ? names.join(' ') : (city.organisation.platforms.get(place.platform)?.name ?? '');
}

/** A grid's code ends in its running number inside the community. */
function gridName(grid: string): string {
  const number = /(\d+)$/.exec(grid.slice(12));
  return number ? `第${Number(number[1])}网格` : grid;
}
