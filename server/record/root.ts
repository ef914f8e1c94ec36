import { hash, type KeyObject, sign, verify } from 'node:crypto';

/** The root of one platform's entries of one day in China, and of the days before it. */
export interface DayRoot {
  readonly platform: string;
  /** `2023-05-05` */
  readonly day: string;
  readonly entries: number;
  readonly root: Buffer;
  /** Root of the day before; 32 zero bytes on the platform's first day. */
  readonly previous: Buffer;
}

export interface SignedRoot extends DayRoot {
  /** Ed25519 over `rootLine`. */
  readonly signature: Buffer;
}

/** Stands before the first day of a platform. */
export const NO_DAY_BEFORE = Buffer.alloc(32);

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/**
 * Merkle tree of a day as in RFC 6962: leaf = SHA-256(00 ‖ digest of the entry), node = SHA-256(01 ‖ left ‖ right), an
 * empty day is SHA-256 of nothing. Takes leaves one by one, in the order of number and seq; memory grows with the
 * logarithm of their number.
 */
export function merkleTree() {
  // Roots of full subtrees, from the largest on the left to the smallest; like the ones of a binary count of leaves.
  const full: Buffer[] = [];
  let count = 0;
  return {
    add(digest: Buffer): void {
      let node = sha256(LEAF, digest);
      for (let size = count; size % 2 === 1; size = (size - 1) / 2) node = sha256(NODE, full.pop()!, node);
      full.push(node);
      count++;
    },
    count: () => count,
    root: () =>
      full.reduceRight<Buffer | null>((right, left) => (right ? sha256(NODE, left, right) : left), null) ?? sha256(),
  };
}

/** The line that is signed: one blank between its fields, digests in hexadecimal. */
export function rootLine({ platform, day, entries, root, previous }: DayRoot): string {
  return ['qingsu-root-1', platform, day, entries, root.toString('hex'), previous.toString('hex')].join(' ');
}

export function signRoot(root: DayRoot, key: KeyObject): SignedRoot {
  return { ...root, signature: sign(null, Buffer.from(rootLine(root)), key) };
}

/** @param key public or private Ed25519 key */
export function isSigned(root: SignedRoot, key: KeyObject): boolean {
  return verify(null, Buffer.from(rootLine(root)), key, root.signature);
}

/** The line as it is kept and published: the signed line, a blank, the signature in Base64. */
export function signedLine(root: SignedRoot): string {
  return `${rootLine(root)} ${root.signature.toString('base64')}`;
}

const SIGNED =
  /^qingsu-root-1 (\S+) (\d{4}-\d{2}-\d{2}) (\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{64}) ([A-Za-z0-9+/]{86}==)$/;

/** Reads a kept line; null when it is none. */
export function parseSignedLine(line: string): SignedRoot | null {
  const [, platform, day, entries, root, previous, signature] = SIGNED.exec(line) ?? [];
  if (!platform || !day || !root || !previous || !signature) return null;
  return {
    platform,
    day,
    entries: Number(entries),
    root: Buffer.from(root, 'hex'),
    previous: Buffer.from(previous, 'hex'),
    signature: Buffer.from(signature, 'base64'),
  };
}

export function sameRoot(a: SignedRoot, b: SignedRoot): boolean {
  return signedLine(a) === signedLine(b);
}

function sha256(...parts: Buffer[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}
