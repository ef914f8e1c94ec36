import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '#domain/deadline/instant.ts';
import { keepFile, readFile } from '#server/files/files.ts';
import { folderStore } from '#server/files/store.ts';
import { requestCode, signInCitizen } from '#server/identity/citizen.ts';
import { sessionsIn } from '#server/identity/session.ts';
import { citizen, testDesk } from '#server/testing/desk.ts';
import { database } from '#server/testing/world.ts';
import { sweepFiles } from './sweep-files.ts';
import { sweepSessions } from './sweep-sessions.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const root = join(desk.folder, 'files');
const files = { pool, store: folderStore(root) };
const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
  .jpeg()
  .toBuffer();

async function upload(owner: string): Promise<string> {
  const kept = await keepFile(files, owner, photo);
  if (!kept.ok) throw new Error(kept.problem.code);
  return kept.value.id;
}

const bytesOf = (id: string) => {
  const folder = join(root, id.slice(0, 2), id.slice(2, 4));
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(id)) : [];
};

test('an upload that was sent with nothing goes after two days, rows and bytes; what was sent stays', async () => {
  const forgotten = await upload('c_resident');
  const sent = await upload('c_resident');
  const done = await desk.submit(citizen('resident'), { photos: [sent] });

  expect(await sweepFiles(pool, files.store, Date.now() + 2 * DAY - HOUR)).toBe(0);
  expect(bytesOf(forgotten)).toHaveLength(2);
  expect(await sweepFiles(pool, files.store, Date.now() + 2 * DAY + HOUR)).toBe(1);
  expect(await readFile(files, forgotten)).toBeNull();
  expect(bytesOf(forgotten)).toEqual([]);
  expect(await readFile(files, sent)).toMatchObject({ number: done.number });
  expect(bytesOf(sent)).toHaveLength(2);
});

test('a row whose bytes could not be removed stays for the next sweep', async () => {
  const forgotten = await upload('c_resident');
  const stuck = { remove: () => Promise.reject(new Error('the disk is away')) };
  await expect(sweepFiles(pool, stuck, Date.now() + 3 * DAY)).rejects.toThrow('the disk is away');
  expect(await readFile(files, forgotten)).not.toBeNull();
  expect(await sweepFiles(pool, files.store, Date.now() + 3 * DAY)).toBe(1);
});

test('sessions and codes go when they have run out, and not before', async () => {
  const sessions = sessionsIn(pool);
  let words = '';
  const sms = {
    send: async (message: { words: string }) => {
      words = message.words;
    },
  };
  const door = { pool, seal: desk.seal, sms, sessions, now: desk.clock.now };
  await requestCode(door, '19900000001', '{code}');
  await signInCitizen(door, '19900000001', words);
  await requestCode(door, '19900000002', '{code}');
  const left = async () => {
    const { rows } = await pool.query(
      'select (select count(*) from session) as sessions, (select count(*) from sms_code) as codes',
    );
    return rows[0];
  };
  await sweepSessions(pool);
  expect(await left()).toEqual({ sessions: 1, codes: 1 });
  await sweepSessions(pool, Date.now() + HOUR);
  expect(await left()).toEqual({ sessions: 1, codes: 0 });
  await sweepSessions(pool, Date.now() + 91 * DAY);
  expect(await left()).toEqual({ sessions: 0, codes: 0 });
});
