import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PROGRAM, readConfig } from './config.ts';
import { settings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingsu-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const own = { DATABASE_URL: 'postgres://q:w@db/qingsu', QINGSU_SECRET: 's'.repeat(32), QINGSU_SIGNING_KEY: key };
const embedded = { QINGSU_DATA: folder };

function lineOf(environment: Record<string, string>): string {
  const attempt = readConfig(environment);
  return attempt.ok ? 'accepted' : attempt.line;
}

test('the table in the documentation lists exactly the settings that are read', () => {
  const rows = readFileSync(join(PROGRAM, 'docs', 'settings.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
  const documented = rows.map(([, name, value, about]) => ({ name, value, about }));
  const read = Object.entries(settings).map(([name, { default: value, about }]) => ({ name, value, about }));
  expect(documented).toEqual(read);
});

test('without any setting: the embedded database, demonstration, secrets made once and closed to others', () => {
  const first = readConfig(embedded);
  const second = readConfig(embedded);
  if (!first.ok || !second.ok) throw new Error('refused');
  expect(first.value).toMatchObject({ port: 8080, host: '127.0.0.1', city: 'qingdao', demonstration: true });
  expect(first.value.databaseUrl).toBeUndefined();
  expect([...first.value.roles]).toEqual(['http', 'jobs']);
  expect(first.value.secret.length).toBeGreaterThanOrEqual(32);
  expect(second.value.secret).toBe(first.value.secret);
  expect(second.value.signingKey.equals(first.value.signingKey)).toBe(true);
  for (const name of ['secret', 'signing-key.pem']) {
    expect(statSync(join(folder, 'secrets', name)).mode & 0o777).toBe(0o600);
  }
});

test('with a database of your own: no demonstration, and every secret must be given', () => {
  const given = readConfig(own);
  expect(given.ok && given.value.demonstration).toBe(false);
  expect(lineOf({ ...own, QINGSU_SECRET: '' })).toMatch(/^QINGSU_SECRET is missing/);
  expect(lineOf({ ...own, QINGSU_SIGNING_KEY: '' })).toMatch(/^QINGSU_SIGNING_KEY is missing/);
  expect(lineOf({ ...own, QINGSU_SECRET: 'short' })).toMatch(/^QINGSU_SECRET is too short/);
  expect(lineOf({ ...own, QINGSU_SIGNING_KEY: '/nowhere' })).toMatch(/^QINGSU_SIGNING_KEY is neither/);
});

test('proxies are addresses and ranges', () => {
  const given = readConfig({ ...embedded, QINGSU_PROXIES: '10.0.0.0/24, ::1' });
  expect(given.ok && given.value.proxies).toEqual(['10.0.0.0/24', '::1']);
  const none = readConfig(embedded);
  expect(none.ok && none.value.proxies).toEqual([]);
});

test('another clock only in demonstration', () => {
  const clock = '2026-03-02T09:00:00+08:00*60';
  expect(lineOf({ ...own, QINGSU_CLOCK: clock })).toMatch(/^QINGSU_CLOCK is refused/);
  expect(lineOf({ ...embedded, QINGSU_CLOCK: clock })).toBe('accepted');
  expect(lineOf({ ...embedded, QINGSU_CLOCK: 'soon' })).toMatch(/^QINGSU_CLOCK is "soon"/);
});

test.each([
  ['PORT', '80x'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['QINGSU_PROXIES', 'everybody'],
  ['QINGSU_PROXIES', '10.0.0.0/33'],
  ['QINGSU_CITY', '../etc'],
  ['QINGSU_ROLES', 'http,cook'],
  ['QINGSU_ROLES', ','],
  ['QINGSU_DEMO', 'yes'],
  ['DATABASE_URL', 'mysql://db'],
  ['DATABASE_URL', 'db'],
])('%s=%s is refused in one line that names it', (name, value) => {
  const line = lineOf({ ...embedded, [name]: value });
  expect(line).toMatch(new RegExp(`^${name} is`));
  expect(line).not.toContain('\n');
});
