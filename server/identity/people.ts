import type { Actor } from '#domain/access/actor.ts';
import { isRole } from '#domain/access/roles.ts';
import type { Post } from '#domain/organisation/unit.ts';
import type { CityInMemory } from '#server/city/open.ts';
import type { Holder } from './session.ts';

const posts = new WeakMap<CityInMemory, Map<string, Post[]>>();

/** The posts somebody holds now. Nobody keeps rights that the city no longer gives him: they are read with the city. */
export function postsOf(city: CityInMemory, person: string): readonly Post[] {
  const ofCity = posts.get(city) ?? byPerson(city);
  posts.set(city, ofCity);
  return ofCity.get(person) ?? [];
}

/** The actor behind a session; a follower only reads and is no actor. */
export function actorOf(city: CityInMemory, holder: Holder | null): Exclude<Actor, { kind: 'system' }> | null {
  if (holder?.kind === 'citizen') return { kind: 'citizen', id: holder.id };
  if (holder?.kind !== 'staff') return null;
  return { kind: 'staff', id: holder.id, platform: holder.platform, posts: postsOf(city, holder.id) };
}

function byPerson({ organisation }: CityInMemory): Map<string, Post[]> {
  const found = new Map<string, Post[]>();
  for (const [key, people] of organisation.holders) {
    const at = key.lastIndexOf(':');
    const unit = key.slice(0, at);
    const role = key.slice(at + 1);
    if (!isRole(role)) continue;
    for (const person of people) {
      const held = found.get(person);
      if (held) held.push({ unit, role });
      else found.set(person, [{ unit, role }]);
    }
  }
  return found;
}
