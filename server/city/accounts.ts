import { isRole, type Role } from '#domain/access/roles.ts';
import { named, type Queryable } from '#server/store/pool.ts';

export interface Account {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
}

const list = named<{ login: string; name: string; unit: string; role: string }>(`
  select p.login, p.name, post.unit, post.role
  from person p
  join post on post.platform = p.platform and post.person = p.id
  join unit u on u.platform = post.platform and u.id = post.unit
  where p.is_demonstration and p.active and ($1::text is null or p.platform = $1)
    and ($2 = '' or p.login like '%' || $2 || '%' or p.name like '%' || $2 || '%' or u.name like '%' || $2 || '%')
  order by array_position(array['centre', 'street', 'community', 'department', 'enterprise'], u.type), p.login limit 200`);
/** Accounts anybody may try in a demonstration. */
export async function demonstrationAccounts(on: Queryable, platform: string | null, q: string): Promise<Account[]> {
  const rows = await list(on, platform, q.replace(/[%_\\]/g, ''));
  return rows.flatMap(({ role, ...row }) => (isRole(role) ? [{ ...row, role }] : []));
}
