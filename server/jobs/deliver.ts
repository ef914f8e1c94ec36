import type { Desk } from '#server/desk/parts.ts';
import { wordingOf } from '#server/desk/wording.ts';
import type { SmsSender } from '#server/outside/sms.ts';
import type { DeliverPayload } from '#server/store/job-rows.ts';
import { named } from '#server/store/pool.ts';

interface Unsent {
  seq: number;
  n: number;
  occasion: string;
  about: { unit?: string; until?: number };
  phone: string | null;
}

const unsent = named<Unsent>(`
  select n.seq, n.n, n.occasion, n.about, p.body ->> 'phone' as phone
  from notice n
  left join entry_private p on p.platform = n.platform and p.number = n.number and p.seq = 1
  where n.platform = $1 and n.number = $2 and n.seq between $3 and $4 and n.desk is null and n.sent_at is null
  order by n.seq, n.n`);
const sent = named(
  'update notice set sent_at = $5, failure = $6 where platform = $1 and number = $2 and seq = $3 and n = $4',
);

/**
 * Sends what an appellant is to be told. A message is marked only after the carrier has taken it: after a crash it may
 * come twice, but never not at all.
 */
export async function deliver(desk: Desk, sms: SmsSender, payload: DeliverPayload): Promise<void> {
  const { platform, number, from, to } = payload;
  for (const notice of await unsent(desk.pool, platform, number, from, to)) {
    const at = desk.clock.now();
    const key = [platform, number, notice.seq, notice.n] as const;
    if (!notice.phone) {
      await sent(desk.pool, ...key, null, 'no phone');
      continue;
    }
    const words = wordingOf(desk, { platform, number, occasion: notice.occasion, about: notice.about });
    try {
      await sms.send({ phone: desk.seal.open(notice.phone), words, number, at });
      await sent(desk.pool, ...key, new Date(at), null);
    } catch (error) {
      await sent(desk.pool, ...key, null, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }
}
