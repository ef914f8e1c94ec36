import { generateKeyPairSync, hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DayRoot,
  isSigned,
  merkleTree,
  NO_DAY_BEFORE,
  parseSignedLine,
  rootLine,
  signedLine,
  signRoot,
} from './root.ts';

const sha256 = (...parts: Buffer[]) => hash('sha256', Buffer.concat(parts), 'buffer');

/** RFC 6962 §2.1 to the letter. */
function treeHash(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0]), leaves[0]!);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.from([1]), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

test('the tree is that of RFC 6962 for any number of leaves', () => {
  for (let count = 0; count <= 70; count++) {
    const leaves = Array.from({ length: count }, (_, i) => sha256(Buffer.from([i])));
    const tree = merkleTree();
    for (const leaf of leaves) tree.add(leaf);
    expect(tree.count()).toBe(count);
    expect(tree.root().toString('hex')).toBe(treeHash(leaves).toString('hex'));
  }
});

test('a leaf, a node and an empty day are never taken for one another', () => {
  const root = (...leaves: Buffer[]) => {
    const tree = merkleTree();
    for (const leaf of leaves) tree.add(leaf);
    return tree.root().toString('hex');
  };
  const [a, b] = [sha256(Buffer.from('a')), sha256(Buffer.from('b'))];
  const all = [root(), root(a), root(a, b), root(b, a), root(Buffer.from(root(a, b), 'hex')), root(a, b, b)];
  expect(new Set(all).size).toBe(all.length);
});

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const day: DayRoot = { platform: 'laoshan', day: '2023-05-05', entries: 3, root: sha256(), previous: NO_DAY_BEFORE };

test('a signed line comes back as it went, and every part of it is signed', () => {
  const signed = signRoot(day, privateKey);
  expect(parseSignedLine(signedLine(signed))).toEqual(signed);
  expect(isSigned(signed, publicKey)).toBe(true);
  const changes: Partial<DayRoot>[] = [
    { platform: 'shinan' },
    { day: '2023-05-06' },
    { entries: 4 },
    { root: sha256(day.root) },
    { previous: sha256(day.previous) },
  ];
  for (const change of changes) expect(isSigned({ ...signed, ...change }, publicKey)).toBe(false);
  expect(isSigned({ ...signed, signature: Buffer.alloc(3) }, publicKey)).toBe(false);
});

test('the line is what the documentation shows', () => {
  expect(rootLine(day)).toBe(
    `qingsu-root-1 laoshan 2023-05-05 3 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 ${'0'.repeat(64)}`,
  );
});

test('whatever is no signed line is none', () => {
  fc.assert(fc.property(fc.string(), (line) => parseSignedLine(line) === null));
  const line = signedLine(signRoot(day, privateKey));
  expect(parseSignedLine(line.slice(0, -1))).toBeNull();
  expect(parseSignedLine(` ${line}`)).toBeNull();
  expect(parseSignedLine(line.replace(' 3 ', ' 3.0 '))).toBeNull();
});
