import { seeded, spots } from './people.ts';
import type { Report } from './report.ts';
import { openSite } from './site.ts';

const BUDGET = { rate: 400_000 };
const POINTS = 200_000;

/** Points to grids of the city's own layout, on one core: half of them inside grids, half anywhere in the city's box. */
export async function locate({ seconds = 5 }: { seconds?: number | undefined } = {}): Promise<Report> {
  const site = await openSite();
  try {
    const { city, spots: inside } = await spots(site, POINTS / 2);
    const random = seeded(3);
    const west = Math.min(...inside.slice(0, 1000).map(({ point }) => point[0]));
    const south = Math.min(...inside.slice(0, 1000).map(({ point }) => point[1]));
    const anywhere = Array.from({ length: POINTS / 2 }, () => [west + random(), south + random()] as const);
    const points = [...inside.map(({ point }) => point), ...anywhere];
    for (const point of points) city.locate(point);
    let done = 0;
    let found = 0;
    const begin = performance.now();
    while (performance.now() - begin < seconds * 1000) {
      for (const point of points) if ('grid' in city.locate(point)) found++;
      done += points.length;
    }
    const rate = done / ((performance.now() - begin) / 1000);
    return {
      name: 'locate',
      figure: Math.round(rate),
      unit: 'points/s',
      floor: null,
      ratio: null,
      inCity: found / done,
      budget: BUDGET,
      holds: rate >= BUDGET.rate,
    };
  } finally {
    await site.stop();
  }
}
