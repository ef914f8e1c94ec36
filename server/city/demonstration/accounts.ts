import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { named, type Queryable } from '#server/store/pool.ts';

/** A made-up person one can sign in as. */
export interface DemonstrationAccount {
  readonly login: string;
  readonly name: string;
  readonly role: string;
}

// Codes of units begin with the codes of the units above them, so the first of each level form one line.
const examples = named<DemonstrationAccount>(`
  select login, name, role from (
    select distinct on (unit.type, post.role) person.login, person.name, post.role, unit.type, unit.id
    from post
    join person on (person.platform, person.id) = (post.platform, post.person)
    join unit on (unit.platform, unit.id) = (post.platform, post.unit)
    where person.is_demonstration and person.active
      and post.platform = (select id from platform where takes_public_appeals order by position limit 1)
    order by unit.type, post.role, unit.id, person.login
  ) example
  order by array_position(array['community', 'street', 'department', 'enterprise', 'centre'], type), login`);

/** One account for each role of each type of unit, on the first platform that takes appeals. */
export function exampleAccounts(on: Queryable): Promise<DemonstrationAccount[]> {
  return examples(on);
}

/** The password of every demonstration account that has not changed it; undefined when the city makes up no staff. */
export function demonstrationPassword(folder: string): string | undefined {
  const file = join(folder, 'staff.yaml');
  if (!existsSync(file)) return undefined;
  const staff = parse(readFileSync(file, 'utf8')) as { password?: string };
  return staff.password;
}
