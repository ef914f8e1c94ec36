import type pg from 'pg';
import type { Day } from '#domain/deadline/instant.ts';
import { entriesOfDay, type Leaf, parseLeafLine } from './day-entries.ts';
import type { Finding, FindingCode } from './findings.ts';
import { merkleTree, type SignedRoot } from './root.ts';
import type { RootKeeper } from './root-keeper.ts';
import { inSnapshot } from './snapshot.ts';

/**
 * Holds the entries of a day against its root. If they do not give it, the list at the second place tells which were
 * rewritten, put in or taken out; the list itself counts only if it gives the root.
 */
export async function compareDay(pool: pg.Pool, keeper: RootKeeper, root: SignedRoot, day: Day): Promise<Finding[]> {
  const { platform, day: name } = root;
  return inSnapshot(pool, async (client) => {
    const found = await treeOf(entriesOfDay(client, platform, day));
    if (found.count() === root.entries && found.root().equals(root.root)) return [];
    const list = () => keptLeaves(keeper, platform, name);
    if (!(await treeOf(list())).root().equals(root.root)) {
      const detail = `${root.entries} entries were sealed, ${found.count()} are there`;
      return [{ code: 'day_differs', platform, day: name, detail }];
    }
    return differences(list(), entriesOfDay(client, platform, day), platform, name);
  });
}

async function treeOf(leaves: AsyncIterable<Leaf>) {
  const tree = merkleTree();
  for await (const { digest } of leaves) tree.add(digest);
  return tree;
}

/** The list of the second place; without one, or where it cannot be read, it gives less and so no root. */
async function* keptLeaves(keeper: RootKeeper, platform: string, day: string): AsyncGenerator<Leaf> {
  const lines = await keeper.leaves(platform, day);
  if (!lines) return;
  for await (const line of lines) {
    const leaf = parseLeafLine(line);
    if (leaf) yield leaf;
  }
}

/** Walks two lists of the same order side by side. One finding for each appeal and fault, with its first entry. */
async function differences(
  sealed: AsyncGenerator<Leaf>,
  found: AsyncGenerator<Leaf>,
  platform: string,
  day: string,
): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  const add = (code: FindingCode, { number, seq }: Leaf) => {
    const key = `${code} ${number}`;
    const known = findings.get(key);
    findings.set(key, known ? { ...known, entries: (known.entries ?? 1) + 1 } : { code, platform, number, seq, day });
  };
  const next = async (from: AsyncGenerator<Leaf>) => (await from.next()).value as Leaf | undefined;
  let [was, is] = [await next(sealed), await next(found)];
  while (was || is) {
    const order = !was ? 1 : !is ? -1 : compare(was, is);
    if (was && order < 0) add('entry_removed', was);
    if (is && order > 0) add('entry_inserted', is);
    if (was && is && order === 0 && !was.digest.equals(is.digest)) add('entry_rewritten', is);
    if (order <= 0) was = await next(sealed);
    if (order >= 0) is = await next(found);
  }
  return [...findings.values()];
}

// Numbers are plain letters and digits, so the order of code units is that of bytes.
function compare(a: Leaf, b: Leaf): number {
  if (a.number !== b.number) return a.number < b.number ? -1 : 1;
  return a.seq - b.seq;
}
