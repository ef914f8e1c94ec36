import type pg from 'pg';
import type { Instant } from '#domain/deadline/instant.ts';
import { type Area, type CityContents, digestOfAreas } from './contents.ts';

const CHUNK = 4000;

/** Writes a city over what the database holds of it. Call inside a transaction; people keep changed passwords. */
export async function storeCity(client: pg.PoolClient, city: CityContents, hash: string | null, now: Instant) {
  await storePlatforms(client, city);
  await storeUnits(client, city);
  await storePeople(client, city, hash);
  await removeWhatIsGone(client, city);
  await storeLayout(client, city.areas, now);
  await client.query('delete from city_day');
  await insert(client, 'city_day', ['day', 'working', 'name', 'source'], city.days);
  await client.query('delete from city_text');
  await insert(client, 'city_text', ['name', 'body'], city.texts);
}

/** Inserts rows whose keys are column names; `onConflict` is the rest of the statement. */
async function insert(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: readonly object[],
  onConflict = '',
): Promise<void> {
  const list = columns.join(', ');
  const text = `insert into ${table} (${list}) select ${list} from json_populate_recordset(null::${table}, $1) ${onConflict}`;
  for (let from = 0; from < rows.length; from += CHUNK)
    await client.query(text, [JSON.stringify(rows.slice(from, from + CHUNK))]);
}

function overwriting(key: string, columns: readonly string[]): string {
  return `on conflict (${key}) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;
}

async function storePlatforms(client: pg.PoolClient, city: CityContents): Promise<void> {
  const rest = [
    'name',
    'brand',
    'colour',
    'area',
    'prefix',
    'centre',
    'takes_public_appeals',
    'entry_public',
    'entry_patrol',
    'phone',
    'position',
  ];
  const rows = city.platforms.map(({ takesPublicAppeals, entry, ...platform }, position) => ({
    ...platform,
    takes_public_appeals: takesPublicAppeals,
    entry_public: entry.public,
    entry_patrol: entry.patrol,
    position,
  }));
  await insert(client, 'platform', ['id', ...rest], rows, overwriting('id', rest));
}

async function storeUnits(client: pg.PoolClient, city: CityContents): Promise<void> {
  const rest = [
    'platform',
    'name',
    'level',
    'type',
    'parent',
    'area',
    'phone',
    'population',
    'population_year',
    'population_is_demonstration',
  ];
  const rows = city.units.map(({ populationYear, populationIsDemonstration, ...unit }) => ({
    ...unit,
    population_year: populationYear,
    population_is_demonstration: populationIsDemonstration,
  }));
  await insert(client, 'unit', ['id', ...rest], rows, overwriting('id', rest));
}

/** Demonstration people: new ones get the password of all, known ones keep theirs; posts are made anew. */
async function storePeople(client: pg.PoolClient, city: CityContents, hash: string | null): Promise<void> {
  await client.query(
    'delete from post using person p where p.is_demonstration and (p.platform, p.id) = (post.platform, post.person)',
  );
  await client.query('update person set active = false where is_demonstration and login <> all ($1)', [
    city.people.map((person) => person.login),
  ]);
  const rows = city.people.map(({ platform, login, name, phone }) => ({
    platform,
    id: login,
    login,
    name,
    phone,
    password: hash,
    is_demonstration: true,
    active: true,
  }));
  await insert(
    client,
    'person',
    ['platform', 'id', 'login', 'name', 'phone', 'password', 'is_demonstration', 'active'],
    rows,
    `${overwriting('login', ['name', 'phone', 'active'])} where person.is_demonstration`,
  );
  const posts = city.people.flatMap(({ platform, login, unit, roles }) =>
    roles.map((role) => ({ platform, person: login, unit, role })),
  );
  await insert(client, 'post', ['platform', 'person', 'unit', 'role'], posts, 'on conflict do nothing');
}

/** Fails with a foreign key violation where something still refers to a unit or platform that the files left out. */
async function removeWhatIsGone(client: pg.PoolClient, city: CityContents): Promise<void> {
  await client.query('delete from unit where id <> all ($1)', [city.units.map((unit) => unit.id)]);
  await client.query('delete from platform where id <> all ($1)', [city.platforms.map((platform) => platform.id)]);
}

/** A changed ground becomes a new layout; the old ones stay, because old appeals keep the grid they were located in. */
async function storeLayout(client: pg.PoolClient, areas: readonly Area[], now: Instant): Promise<void> {
  const digest = digestOfAreas(areas);
  const { rows } = await client.query<{ layout: number; digest: string }>(
    'select layout, digest from layout order by layout desc limit 1',
  );
  if (rows[0]?.digest === digest) return;
  const layout = (rows[0]?.layout ?? 0) + 1;
  await client.query('insert into layout (layout, digest, in_force_from) values ($1, $2, $3)', [
    layout,
    digest,
    new Date(now),
  ]);
  const columns = ['platform', 'layout', 'level', 'id', 'parent', 'name', 'is_demonstration', 'geometry'];
  await insert(
    client,
    'area',
    columns,
    areas.map((area) => ({ ...area, layout })),
  );
}
