import { named, type Queryable } from '#server/store/pool.ts';

const sessions = named('delete from session where expires_at < $1');
const codes = named('delete from sms_code where expires_at < $1');

/** Removes sessions and codes that have run out. By the machine's time, as they live by it. */
export async function sweepSessions(on: Queryable, now = Date.now()): Promise<void> {
  const at = new Date(now);
  await sessions(on, at);
  await codes(on, at);
}
