import { timingSafeEqual } from 'node:crypto';
import type { Desk } from '#server/desk/parts.ts';
import { named } from '#server/store/pool.ts';

const find = named<{ platform: string; appellant: string; phone: string | null }>(`
  select a.platform, a.appellant, p.body ->> 'phone' as phone
  from appeal a left join entry_private p on p.platform = a.platform and p.number = a.number and p.seq = 1
  where a.platform = any($1) and a.number = $2`);

/** The one appeal that somebody may follow who knows its number and how the appellant's phone ends. */
export async function followerOf(desk: Desk, number: string, lastDigits: string) {
  const platforms = [...desk.city.current().organisation.platforms.keys()];
  const [row] = await find(desk.pool, platforms, number);
  if (!row?.phone) return null;
  const end = Buffer.from(desk.seal.open(row.phone).slice(-4));
  const given = Buffer.from(lastDigits);
  if (end.length !== given.length || !timingSafeEqual(end, given)) return null;
  return { id: row.appellant, platform: row.platform, number };
}
