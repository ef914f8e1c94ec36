import type { KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Attempt, done, failed } from './attempt.ts';
import { type ClockSetting, parseClock } from './clock.ts';
import { ensureSecret, ensureSigningKey, MINIMUM_SECRET, parseSigningKey } from './secrets.ts';
import { type SettingName, settings } from './settings.ts';

export type ProcessRole = 'http' | 'jobs';

/** What a process is told when it starts. Folders are absolute. */
export type Config = {
  port: number;
  host: string;
  /** Addresses or ranges of proxies whose word on the caller counts. */
  proxies: readonly string[];
  /** Absent: the embedded database. */
  databaseUrl: string | undefined;
  data: string;
  city: string;
  roles: ReadonlySet<ProcessRole>;
  demonstration: boolean;
  /** Absent: the system's clock. */
  clock: ClockSetting | undefined;
  secret: string;
  signingKey: KeyObject;
  /** Folder of the second copy of the signed day roots. */
  roots: string;
};

/** The folder of the program itself. */
export const PROGRAM = fileURLToPath(new URL('..', import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings; nothing else in the program reads the environment.
 * With the embedded database missing secrets are made once and kept in the data folder; with a database of your own
 * they must be given.
 */
export function readConfig(environment: Environment = process.env): Attempt<Config> {
  const text = (name: SettingName) => environment[name]?.trim() || settings[name].default;
  const port = Number(text('PORT'));
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return wrong('PORT', text('PORT'), 'a number from 0 to 65535');
  const proxies = list(text('QINGSU_PROXIES'));
  if (!proxies.every(isRange))
    return wrong('QINGSU_PROXIES', text('QINGSU_PROXIES'), 'addresses or ranges like 10.0.0.0/24, by commas');
  const databaseUrl = text('DATABASE_URL') || undefined;
  if (databaseUrl && !isPostgresUrl(databaseUrl)) {
    return failed('DATABASE_URL is not of the form postgres://user:password@host:port/database.');
  }
  const city = text('QINGSU_CITY');
  if (!/^[a-z][a-z0-9-]*$/.test(city)) return wrong('QINGSU_CITY', city, 'the name of a folder under cities/');
  const roles = parseRoles(text('QINGSU_ROLES'));
  if (!roles) return wrong('QINGSU_ROLES', text('QINGSU_ROLES'), 'http, jobs, or http,jobs');
  const demo = text('QINGSU_DEMO');
  if (!['', '0', '1'].includes(demo)) return wrong('QINGSU_DEMO', demo, '1 or 0');
  const demonstration = demo === '' ? databaseUrl === undefined : demo === '1';
  const clock = text('QINGSU_CLOCK') ? parseClock(text('QINGSU_CLOCK')) : done(undefined);
  if (!clock.ok) return clock;
  if (clock.value && !demonstration) {
    return failed('QINGSU_CLOCK is refused outside demonstration mode: real appeals are judged by the real time.');
  }
  const data = dataFolder(text('QINGSU_DATA'));
  const secrets = readSecrets(text('QINGSU_SECRET'), text('QINGSU_SIGNING_KEY'), databaseUrl ? undefined : data);
  if (!secrets.ok) return secrets;
  const host = text('HOST');
  const roots = text('QINGSU_ROOTS') ? resolve(text('QINGSU_ROOTS')) : join(data, 'roots');
  return done({
    port,
    host,
    proxies,
    databaseUrl,
    data,
    city,
    roles,
    demonstration,
    clock: clock.value,
    ...secrets.value,
    roots,
  });
}

function readSecrets(
  secret: string,
  key: string,
  keep: string | undefined,
): Attempt<{ secret: string; signingKey: KeyObject }> {
  if (secret && secret.length < MINIMUM_SECRET)
    return failed(`QINGSU_SECRET is too short: give at least ${MINIMUM_SECRET} characters.`);
  if (!keep && !secret)
    return failed(
      'QINGSU_SECRET is missing: with DATABASE_URL there is no default secret; make one with: openssl rand -base64 48',
    );
  if (!keep && !key)
    return failed(
      'QINGSU_SIGNING_KEY is missing: with DATABASE_URL there is no default key; make one with: openssl genpkey -algorithm ed25519',
    );
  const signingKey = key || !keep ? parseSigningKey(key) : ensureSigningKey(keep);
  if (!signingKey.ok) return signingKey;
  const master = secret || !keep ? done(secret) : ensureSecret(keep);
  return master.ok ? done({ secret: master.value, signingKey: signingKey.value }) : master;
}

// The default belongs to the program, wherever it was called from; a folder you name is read from where you are.
function dataFolder(text: string): string {
  return isAbsolute(text) ? text : resolve(text === settings.QINGSU_DATA.default ? PROGRAM : '.', text);
}

function isPostgresUrl(text: string): boolean {
  // A URL without a host and with ?host=/folder names a socket; the general rules for URLs do not know that form.
  return /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text.replace('@/', '@localhost/'));
}

function list(text: string): string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return most > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

function parseRoles(text: string): ReadonlySet<ProcessRole> | undefined {
  const names = text.split(',').map((name) => name.trim());
  const roles = names.filter((name): name is ProcessRole => name === 'http' || name === 'jobs');
  return roles.length === names.length && roles.length > 0 ? new Set(roles) : undefined;
}

function wrong(name: SettingName, text: string, wanted: string): { ok: false; line: string } {
  return failed(`${name} is "${text}", but must be ${wanted}.`);
}
