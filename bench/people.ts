import type { Actor } from '#domain/access/actor.ts';
import { type CityInMemory, openCity } from '#server/city/open.ts';
import { readConfig } from '#server/config.ts';
import { citizenId, type Seal, sealWith } from '#server/desk/seal.ts';
import { postsOf } from '#server/identity/people.ts';
import { sessionsIn } from '#server/identity/session.ts';
import type { Site } from './site.ts';

export interface Resident {
  readonly id: string;
  readonly phone: string;
  readonly cookie: string;
}

/** Residents who are signed in already: signing in is not what is measured. */
export async function residents(site: Site, count: number): Promise<Resident[]> {
  const seal = sealOf(site);
  const sessions = sessionsIn(site.pool);
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const phone = seal.seal(`199${String(i).padStart(8, '0')}`);
      const id = citizenId(seal, `199${String(i).padStart(8, '0')}`);
      return { id, phone, cookie: `qingsu_session=${await sessions.open({ kind: 'citizen', id, phone })}` };
    }),
  );
}

export function sealOf(site: Site): Seal {
  const config = readConfig({ QINGSU_DATA: site.data });
  if (!config.ok) throw new Error(config.line);
  return sealWith(config.value.secret);
}

export interface Worker {
  readonly actor: Extract<Actor, { kind: 'staff' }>;
  readonly cookie: string;
}

/** Signs workers in as they are needed, by the unit and role somebody of which is wanted. */
export function workersOf(site: Site, city: CityInMemory) {
  const sessions = sessionsIn(site.pool);
  const known = new Map<string, Promise<Worker>>();
  return (unit: string, role: string): Promise<Worker> => {
    const [person] = city.organisation.holders.get(`${unit}:${role}`) ?? [];
    if (person === undefined) throw new Error(`nobody is ${role} at ${unit}`);
    const worker = known.get(person) ?? signIn(person);
    known.set(person, worker);
    return worker;
  };

  async function signIn(person: string): Promise<Worker> {
    const platform = city.people.get(person)?.platform ?? '';
    const token = await sessions.open({ kind: 'staff', id: person, platform });
    return {
      actor: { kind: 'staff', id: person, platform, posts: postsOf(city, person) },
      cookie: `qingsu_session=${token}`,
    };
  }
}

export interface Spot {
  readonly platform: string;
  readonly point: readonly [number, number];
  readonly community: string;
  readonly street: string;
  readonly grid: string;
  readonly district: string;
}

/** Points inside the city's own grids, by a seeded generator: every run asks for the same places. */
export async function spots(site: Site, count: number): Promise<{ city: CityInMemory; spots: Spot[] }> {
  const city = (await openCity(site.pool)).current();
  const { rows } = await site.pool.query<{ west: number; south: number; east: number; north: number }>(`
    select min((p ->> 0)::float8) west, min((p ->> 1)::float8) south, max((p ->> 0)::float8) east, max((p ->> 1)::float8) north
    from area, json_array_elements(geometry -> 'coordinates' -> 0 -> 0) p where level = 'street'`);
  const [box] = rows;
  if (!box) throw new Error('the city has no street polygons');
  const random = seeded(1);
  const found: Spot[] = [];
  while (found.length < count) {
    const point = [
      box.west + random() * (box.east - box.west),
      box.south + random() * (box.north - box.south),
    ] as const;
    const located = city.locate(point);
    if ('outside' in located || !located.grid || !located.community || !located.street) continue;
    found.push({ ...located, point, community: located.community, street: located.street, grid: located.grid });
  }
  return { city, spots: found };
}

/** Mulberry32: small, seeded, good enough to spread a bench over a city. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
