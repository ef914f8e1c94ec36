import { randomInt, timingSafeEqual } from 'node:crypto';
import { MINUTE } from '#domain/deadline/instant.ts';
import { type Answer, answer, trouble } from '#server/desk/problem.ts';
import { citizenId, type Seal } from '#server/desk/seal.ts';
import type { SmsSender } from '#server/outside/sms.ts';
import { named, type Queryable } from '#server/store/pool.ts';
import type { Sessions } from './session.ts';

const AGAIN_AFTER = MINUTE;
const VALID = 10 * MINUTE;
const TRIES = 5;

const put = named<{ ok: number }>(`
  insert into sms_code (phone, code, sent_at, expires_at) values ($1, $2, $3, $4)
  on conflict (phone) do update set code = excluded.code, sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0
  where sms_code.sent_at <= $5 returning 1 as ok`);
// A try is counted before the code is compared, so that guesses sent at once are counted one by one.
const attempt = named<{ code: Buffer }>(
  'update sms_code set tries = tries + 1 where phone = $1 and expires_at > $2 and tries < $3 returning code',
);
const used = named('delete from sms_code where phone = $1');

export interface CitizenDoor {
  readonly pool: Queryable;
  readonly seal: Seal;
  readonly sms: SmsSender;
  readonly sessions: Sessions;
  readonly now: () => number;
}

/** Sends a code of six digits, at most one a minute to a phone. The words are the city's. */
export async function requestCode(door: CitizenDoor, phone: string, wording: string): Promise<Answer<{ ok: true }>> {
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const now = Date.now();
  const key = door.seal.digest('phone', phone);
  const [row] = await put(
    door.pool,
    key,
    door.seal.digest('code', `${phone}:${code}`),
    new Date(now),
    new Date(now + VALID),
    new Date(now - AGAIN_AFTER),
  );
  if (!row) return trouble('code_too_soon');
  try {
    await door.sms.send({ phone, words: wording.replaceAll('{code}', code), number: null, at: door.now() });
  } catch (error) {
    // Whoever got no code need not wait to ask again.
    await used(door.pool, key);
    throw error;
  }
  return answer({ ok: true });
}

/** Opens a session for who knows the code. Five wrong tries spoil it. */
export async function signInCitizen(door: CitizenDoor, phone: string, code: string): Promise<Answer<string>> {
  const key = door.seal.digest('phone', phone);
  const [row] = await attempt(door.pool, key, new Date(), TRIES);
  if (!row || !timingSafeEqual(row.code, door.seal.digest('code', `${phone}:${code}`))) return trouble('code_wrong');
  await used(door.pool, key);
  return answer(
    await door.sessions.open({ kind: 'citizen', id: citizenId(door.seal, phone), phone: door.seal.seal(phone) }),
  );
}
