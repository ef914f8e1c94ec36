import type { Instant } from '#domain/deadline/instant.ts';
import { named, type Queryable } from '#server/store/pool.ts';
import { parseSignedLine, type SignedRoot } from './root.ts';
import type { RootKeeper } from './root-keeper.ts';

const stored = named<SignedRoot>(
  'select platform, day, entries, root, previous, signature from day_root where platform = $1 order by day',
);
const page = named<SignedRoot>(
  `select platform, day, entries, root, previous, signature from day_root
   where platform = $1 and day >= $2 order by day limit $3`,
);
const insert = named(
  `insert into day_root (platform, day, entries, root, previous, signature, sealed_at)
   select x.platform, x.day, x.entries, x.root, x.previous, x.signature, $7
   from unnest($1::text[], $2::date[], $3::int[], $4::bytea[], $5::bytea[], $6::bytea[])
     as x(platform, day, entries, root, previous, signature)
   on conflict do nothing`,
);

/** The roots of a platform in the database, oldest first. */
export function storedRoots(on: Queryable, platform: string): Promise<SignedRoot[]> {
  return stored(on, platform);
}

/** Some of them, from a day on. */
export function storedRootsFrom(on: Queryable, platform: string, day: string, most: number): Promise<SignedRoot[]> {
  return page(on, platform, day, most);
}

export async function storeRoots(on: Queryable, roots: readonly SignedRoot[], now: Instant): Promise<void> {
  await insert(
    on,
    roots.map((root) => root.platform),
    roots.map((root) => root.day),
    roots.map((root) => root.entries),
    roots.map((root) => root.root),
    roots.map((root) => root.previous),
    roots.map((root) => root.signature),
    new Date(now),
  );
}

/** The roots of a platform at the second place, and the lines there that are none or stand under a wrong platform. */
export async function keptRoots(
  keeper: RootKeeper,
  platform: string,
): Promise<{ roots: SignedRoot[]; unreadable: number[] }> {
  const roots: SignedRoot[] = [];
  const unreadable: number[] = [];
  (await keeper.lines(platform)).forEach((line, i) => {
    const root = parseSignedLine(line);
    if (root?.platform === platform) roots.push(root);
    else unreadable.push(i + 1);
  });
  return { roots, unreadable };
}
