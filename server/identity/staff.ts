import { hash, verify } from '@node-rs/argon2';
import { type Answer, answer, trouble } from '#server/desk/problem.ts';
import { named, type Queryable } from '#server/store/pool.ts';
import type { Sessions } from './session.ts';

interface Row {
  platform: string;
  id: string;
  password: string | null;
}
const byLogin = named<Row>('select platform, id, password from person where login = $1 and active');

// Somebody unknown costs as much time as somebody known with a wrong password, so that logins cannot be found out.
let decoy: Promise<string> | null = null;

export async function signInStaff(
  on: Queryable,
  sessions: Sessions,
  login: string,
  password: string,
): Promise<Answer<string>> {
  const [person] = await byLogin(on, login.trim());
  decoy ??= hash('nobody has this password');
  const right = await verify(person?.password ?? (await decoy), password);
  if (!person?.password || !right) return trouble('login_wrong');
  return answer(await sessions.open({ kind: 'staff', id: person.id, platform: person.platform }));
}
