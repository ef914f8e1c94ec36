import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import type { Instant } from '#domain/deadline/instant.ts';
import { checkCity } from './check.ts';
import { type CityContents, contentsOf } from './contents.ts';
import { LAYOUT_VERSION } from './demonstration/layout.ts';
import { error, type Fault } from './fault.ts';
import type { CityFiles } from './files.ts';
import { digestOfCity, readCity } from './read.ts';
import { storeCity } from './store.ts';

export interface CityCounts {
  readonly platforms: number;
  readonly units: number;
  readonly people: number;
  readonly grids: number;
}

/** `changed` is false when the database already held exactly this city. */
export type Loading =
  | {
      readonly loaded: true;
      readonly changed: boolean;
      readonly version: number;
      readonly counts: CityCounts;
      readonly warnings: readonly Fault[];
    }
  | { readonly loaded: false; readonly faults: readonly Fault[] };

/** Raised when the same files are stored in another way, so that cities are loaded again. */
const LOADER_VERSION = 1;
// Any number nobody else locks on: two processes starting at once load one after the other.
const LOCK = 7_714_002;
const FOREIGN_KEY_VIOLATION = '23503';
const FILE = { file: 'city.yaml', line: 1 };

/**
 * Brings the database up to a city's files: all of it or nothing, and nothing at all when neither the files nor the
 * way they are stored have changed. Faulty files are refused with their faults.
 *
 * @param folder `cities/<city>`
 * @param options.demonstration makes up staff, phones, and polygons of communities and grids
 */
export async function loadCity(
  pool: pg.Pool,
  folder: string,
  options: { readonly demonstration: boolean; readonly now: Instant },
): Promise<Loading> {
  const digest = createHash('sha256')
    .update(`${LOADER_VERSION} ${LAYOUT_VERSION} ${options.demonstration} ${digestOfCity(folder)}`)
    .digest('hex');
  const unchanged = await unchangedCity(pool, digest);
  if (unchanged) return unchanged;
  const { files, faults } = readCity(folder);
  const found = files ? checkCity(files) : faults;
  if (!files || found.some((fault) => fault.severity === 'error')) return { loaded: false, faults: found };
  const city = contentsOf(files, options.demonstration);
  const password = city.password === null ? null : await hash(city.password);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const loading =
      (await unchangedCity(client, digest)) ??
      (await refusal(client, city, files)) ??
      (await store(client, city, { digest, password, now: options.now, warnings: found }));
    await client.query(loading.loaded ? 'commit' : 'rollback');
    return loading;
  } catch (thrown) {
    await client.query('rollback');
    if (thrown instanceof pg.DatabaseError && thrown.code === FOREIGN_KEY_VIOLATION)
      return { loaded: false, faults: [stillInUse(thrown)] };
    throw thrown;
  } finally {
    client.release();
  }
}

async function store(
  client: pg.PoolClient,
  city: CityContents,
  with_: { digest: string; password: string | null; now: Instant; warnings: readonly Fault[] },
): Promise<Loading> {
  await storeCity(client, city, with_.password, with_.now);
  const body = JSON.stringify(city.regulation);
  await client.query(
    `insert into regulation (version, from_day, body, digest) values ($1, $2, $3, $4) on conflict (version) do nothing`,
    [city.regulation.version, city.regulation.from, body, digestOf(body)],
  );
  const { rows } = await client.query<{ version: number }>(
    `insert into city (id, name, digest, version, loaded_at) values ($1, $2, $3, 1, $4)
     on conflict (one) do update set name = excluded.name, digest = excluded.digest,
       version = city.version + 1, loaded_at = excluded.loaded_at
     returning version`,
    [city.id, city.name, with_.digest, new Date(with_.now)],
  );
  const counts = await countsOf(client);
  return { loaded: true, changed: true, version: rows[0]!.version, counts, warnings: with_.warnings };
}

type Reader = Pick<pg.PoolClient, 'query'>;

async function unchangedCity(on: Reader, digest: string): Promise<Loading | null> {
  const { rows } = await on.query<{ version: number }>('select version from city where digest = $1', [digest]);
  if (!rows[0]) return null;
  return { loaded: true, changed: false, version: rows[0].version, counts: await countsOf(on), warnings: [] };
}

async function countsOf(on: Reader): Promise<CityCounts> {
  const { rows } = await on.query<CityCounts>(`select
    (select count(*) from platform)::int as platforms, (select count(*) from unit)::int as units,
    (select count(*) from person where active)::int as people,
    (select count(*) from area where level = 'grid' and layout = (select max(layout) from layout))::int as grids`);
  return rows[0]!;
}

/** What the database's own state forbids. */
async function refusal(client: pg.PoolClient, city: CityContents, files: CityFiles): Promise<Loading | null> {
  const stored = await client.query<{ id: string; name: string }>('select id, name from city where id <> $1', [
    city.id,
  ]);
  if (stored.rows[0]) {
    const what = `数据库里是另一座城市“${stored.rows[0].name}”(${stored.rows[0].id})`;
    return refused(error('load.other_city', files.city.at('id'), what, '为每座城市使用单独的数据库'));
  }
  const same = await client.query('select 1 from regulation where version = $1 and digest <> $2', [
    city.regulation.version,
    digestOf(JSON.stringify(city.regulation)),
  ]);
  if (same.rowCount === 0) return null;
  const what = `规则版本 ${city.regulation.version} 已经入库,内容却不同;已受理的诉求按原版本办理,不能改写`;
  return refused(
    error('load.regulation_changed', files.regulation.at('version'), what, '给修改后的规则一个新的 version'),
  );
}

function refused(fault: Fault): Loading {
  return { loaded: false, faults: [fault] };
}

function stillInUse(thrown: pg.DatabaseError): Fault {
  const what = `文件中去掉的单位或平台仍被使用(${thrown.table ?? ''}:${thrown.detail ?? thrown.message})`;
  return error('load.unit_in_use', FILE, what, '先把该单位的人员和未办结事项移交给继任单位,再去掉它');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
