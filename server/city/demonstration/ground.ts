import type { CityFiles } from '../files.ts';
import type { CityYaml } from '../schema.ts';
import { platformOfDistrict } from '../units.ts';
import { type LaidOut, layOut, type StreetPlan } from './layout.ts';

/**
 * Demonstration communities and grids of a city that brings none of its own, in every street with a polygon.
 * The reference platform gets exactly the count of the city's file, the others in proportion to their communities.
 */
export function demonstrationGround(files: CityFiles): { communities: LaidOut[]; grids: LaidOut[] } {
  if (files.areas.community.length || files.areas.grid.length) return { communities: [], grids: [] };
  return layOut(plansOf(files));
}

export function plansOf(files: CityFiles): StreetPlan[] {
  const city = files.city.value;
  const byStreet = Map.groupBy(files.divisions, (row) => row.street);
  const streets = files.areas.street.flatMap(({ code, polygons }) => {
    const rows = byStreet.get(code) ?? [];
    const platform = platformOfDistrict(city, rows[0]?.district ?? '')?.id ?? '';
    return rows.length ? [{ code, polygons, platform, communities: rows.map((row) => row.community) }] : [];
  });
  const perCommunity = gridsPerCommunity(city, streets);
  return [...Map.groupBy(streets, (street) => street.platform).values()].flatMap((own) => {
    let before = 0;
    return own.map(({ code, polygons, communities }) => {
      const after = before + communities.length;
      const grids = Math.round(after * perCommunity) - Math.round(before * perCommunity);
      before = after;
      return { code, polygons, communities, grids: Math.max(grids, communities.length) };
    });
  });
}

function gridsPerCommunity(city: CityYaml, streets: readonly { platform: string; communities: string[] }[]): number {
  const { reference, count } = city.demonstrationGrids;
  const communities = streets
    .filter((street) => street.platform === reference)
    .reduce((sum, street) => sum + street.communities.length, 0);
  return communities === 0 ? 1 : count / communities;
}
