import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attempt, done, failed } from './attempt.ts';

/** Fewest characters of a master secret that cannot be guessed. */
export const MINIMUM_SECRET = 32;

/** The master secret kept in a data folder; made at the first call. */
export function ensureSecret(data: string): Attempt<string> {
  return ensureFile(data, 'secret', () => randomBytes(48).toString('base64url'));
}

/** The signing key kept in a data folder; made at the first call. */
export function ensureSigningKey(data: string): Attempt<KeyObject> {
  const pem = ensureFile(data, 'signing-key.pem', () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  return pem.ok ? parseSigningKey(pem.value) : pem;
}

/** Reads an Ed25519 private key given as PEM or as the path of a PEM file. */
export function parseSigningKey(given: string): Attempt<KeyObject> {
  try {
    const key = createPrivateKey(given.includes('-----BEGIN') ? given : readFileSync(given, 'utf8'));
    if (key.asymmetricKeyType === 'ed25519') return done(key);
    return failed(`QINGSU_SIGNING_KEY is an ${key.asymmetricKeyType} key, but must be ed25519.`);
  } catch {
    return failed('QINGSU_SIGNING_KEY is neither a private key in PEM nor the path of one.');
  }
}

function ensureFile(data: string, name: string, make: () => string): Attempt<string> {
  const folder = join(data, 'secrets');
  const file = join(folder, name);
  try {
    if (existsSync(file)) return done(readFileSync(file, 'utf8'));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, make(), { mode: 0o600 });
    try {
      // A link appears whole and never replaces: of two processes starting at once both read the first one's file.
      linkSync(fresh, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(fresh, { force: true });
    }
    return done(readFileSync(file, 'utf8'));
  } catch (error) {
    return failed(`The secrets could not be kept in ${folder}: ${(error as Error).message}`);
  }
}
