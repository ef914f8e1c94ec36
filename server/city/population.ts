import type { CityFiles } from './files.ts';

export interface Population {
  readonly residents: number;
  readonly year: number;
  readonly isDemonstration: boolean;
}

/**
 * Residents by division code. A figure of the file stands as it is; what the file leaves out is a district's or
 * street's figure split evenly over its communities, and marked as demonstration. Parts add up to their whole.
 * The city's figure is the sum of its districts.
 */
export function populationsOf(files: CityFiles): Map<string, Population> {
  const { year, areas, demonstration = false } = files.population.value;
  const found = new Map<string, Population>();
  for (const [code, residents] of Object.entries(areas))
    found.set(code, { residents, year, isDemonstration: demonstration });
  const streets = grouped(files.divisions.map((row) => [row.district, row.street]));
  const communities = grouped(files.divisions.map((row) => [row.street, row.community]));
  const weight = (street: string) => communities.get(street)?.size ?? 0;
  for (const [district, parts] of streets) split(found, district, [...parts], weight);
  for (const [street, parts] of communities) split(found, street, [...parts], () => 1);
  const { area } = files.city.value;
  const whole = [...streets.keys()].map((district) => found.get(district));
  if (!found.has(area) && whole.every((part) => part !== undefined)) {
    const residents = whole.reduce((sum, part) => sum + part.residents, 0);
    found.set(area, { residents, year, isDemonstration: whole.some((part) => part.isDemonstration) });
  }
  return found;
}

function grouped(pairs: [string, string][]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [whole, part] of pairs) {
    const parts = groups.get(whole);
    if (parts) parts.add(part);
    else groups.set(whole, new Set([part]));
  }
  return groups;
}

/** Gives what the known parts leave of a whole to its other parts by weight; cumulative rounding keeps the sum. */
function split(found: Map<string, Population>, whole: string, parts: string[], weight: (part: string) => number): void {
  const total = found.get(whole);
  if (!total) return;
  const open = parts.filter((part) => !found.has(part));
  const known = parts.reduce((sum, part) => sum + (found.get(part)?.residents ?? 0), 0);
  const left = Math.max(0, total.residents - known);
  const weights = open.reduce((sum, part) => sum + weight(part), 0);
  let before = 0;
  for (const part of open) {
    const after = before + weight(part);
    const residents = Math.round((left * after) / weights) - Math.round((left * before) / weights);
    found.set(part, { residents, year: total.year, isDemonstration: true });
    before = after;
  }
}
