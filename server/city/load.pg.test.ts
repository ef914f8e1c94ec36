import { hash, verify } from '@node-rs/argon2';
import type pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdersOf } from '#domain/organisation/organisation.ts';
import { type CityTexts, exampleCity, rewriteCity, writeCity } from '#server/testing/example-city.ts';
import { database } from '#server/testing/world.ts';
import { type Loading, loadCity } from './load.ts';
import { openCity } from './open.ts';

const NOW = Date.UTC(2023, 3, 28, 1);

let pool: pg.Pool;
beforeAll(async () => {
  ({ pool } = await database());
});
beforeEach(async () => {
  const tables = [
    'city',
    'city_day',
    'city_text',
    'regulation',
    'area',
    'layout',
    'post',
    'person',
    'unit',
    'platform',
  ];
  await pool.query(tables.map((table) => `delete from ${table}`).join(';'));
});

const load = (folder: string, demonstration = true) => loadCity(pool, folder, { demonstration, now: NOW });

async function loaded(folder: string, demonstration = true): Promise<Extract<Loading, { loaded: true }>> {
  const loading = await load(folder, demonstration);
  if (!loading.loaded) throw new Error(JSON.stringify(loading.faults));
  return loading;
}

/** The example without its own communities and grids, so that demonstration ones are made. */
function withoutGround(): CityTexts {
  const { 'communities.geojson': _communities, 'grids.geojson': _grids, ...rest } = exampleCity();
  return rest;
}

function changed(file: string, from: string, to: string, texts = exampleCity()): CityTexts {
  expect(texts[file]).toContain(from);
  return { ...texts, [file]: texts[file]!.replaceAll(from, to) };
}

/** Every row of every table a city is loaded into. */
async function everything(): Promise<unknown> {
  const tables = [
    'city',
    'platform',
    'unit',
    'person',
    'post',
    'area',
    'layout',
    'regulation',
    'city_day',
    'city_text',
  ];
  const rows = tables.map((table) =>
    pool.query(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`),
  );
  return (await Promise.all(rows)).map((result) => result.rows);
}

describe('loading', () => {
  it('brings everything in, and in memory the city is as its files say', async () => {
    const loading = await loaded(writeCity(exampleCity()));
    expect(loading).toMatchObject({ changed: true, version: 1, warnings: [] });
    expect(loading.counts).toEqual({ platforms: 3, units: 22, people: 66, grids: 16 });
    const city = (await openCity(pool)).current();
    expect(city).toMatchObject({ id: 'example', name: '示例市', version: 1, layout: 1 });
    expect([...city.organisation.platforms.keys()]).toEqual(['east', 'west', 'example']);
    expect(city.organisation.platforms.get('east')).toEqual({
      id: 'east',
      name: '东区',
      brand: '东区办',
      colour: '#1d5fa8',
      area: '990101',
      prefix: 'EA',
      centre: '990101',
      takesPublicAppeals: true,
      entry: { public: 'community', patrol: 'street' },
      phone: '0000-0000-0001',
    });
    expect(city.organisation.units.get('990101001001')).toMatchObject({
      platform: 'east',
      parent: '990101001',
      population: 251,
      populationIsDemonstration: true,
    });
    expect(holdersOf(city.organisation, '990101001', 'section_head')).toEqual(['990101001.head']);
    expect(city.people.get('990101001.head')).toEqual({ platform: 'east', name: '演示·东区1号街道科长' });
    expect(city.texts.get('grounds')).toMatchObject({ military: { title: '理由' } });
    expect(city.days).toEqual({ rest: [20_680], working: [20_687] });
    expect(city.locate([120.005, 36.015])).toMatchObject({ platform: 'east', grid: '990101001001-02' });
  });

  it('does nothing the second time', async () => {
    const folder = writeCity(exampleCity());
    await loaded(folder);
    const before = await everything();
    expect(await loaded(folder)).toMatchObject({ changed: false, version: 1 });
    expect(await everything()).toEqual(before);
  });

  it('by two processes at once happens once', async () => {
    const folder = writeCity(exampleCity());
    const both = await Promise.all([loaded(folder), loaded(folder)]);
    expect(both.map((loading) => loading.changed).sort()).toEqual([false, true]);
    expect(both.map((loading) => loading.version)).toEqual([1, 1]);
  });

  it('of faulty files changes nothing and tells the faults', async () => {
    const folder = writeCity(exampleCity());
    await loaded(folder);
    const before = await everything();
    rewriteCity(folder, changed('city.yaml', 'prefix: WE', 'prefix: EA'));
    expect(await load(folder)).toMatchObject({ loaded: false, faults: [{ code: 'platform.duplicate' }] });
    expect(await everything()).toEqual(before);
  });

  it('that fails half-way leaves nothing behind', async () => {
    await pool.query(`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger refuse before insert on city_text execute function refuse()`);
    const before = await everything();
    await expect(load(writeCity(exampleCity()))).rejects.toThrow('no');
    await pool.query('drop trigger refuse on city_text; drop function refuse');
    expect(await everything()).toEqual(before);
  });
});

describe('a changed city', () => {
  it('is read again by whoever holds the old one', async () => {
    const folder = writeCity(exampleCity());
    await loaded(folder);
    const holder = await openCity(pool);
    const before = holder.current();
    await holder.refresh();
    expect(holder.current()).toBe(before);
    rewriteCity(folder, changed('city.yaml', 'brand: 东区办', 'brand: 东心办'));
    expect(await loaded(folder)).toMatchObject({ changed: true, version: 2 });
    await holder.refresh();
    expect(holder.current().organisation.platforms.get('east')?.brand).toBe('东心办');
    expect(holder.current().layout).toBe(1);
  });

  it('keeps the password somebody chose', async () => {
    const folder = writeCity(exampleCity());
    await loaded(folder);
    const own = await hash('my own password');
    await pool.query("update person set password = $1 where login = 'east.operator'", [own]);
    rewriteCity(folder, changed('staff.yaml', '受理员', '接单员'));
    await loaded(folder);
    const { rows } = await pool.query(
      "select name, password from person where login = any ('{east.operator,east.reviewer}') order by login",
    );
    expect(rows[0]).toEqual({ name: '演示·东区接单员', password: own });
    expect(await verify(rows[1].password, 'example-demo')).toBe(true);
  });

  it('keeps older regulations for the appeals that began under them', async () => {
    const folder = writeCity(exampleCity());
    await loaded(folder);
    const next = changed('regulation.yaml', 'example-1', 'example-2');
    rewriteCity(folder, changed('regulation.yaml', '2023-01-01', '2024-01-01', next));
    await loaded(folder);
    const { regulations } = (await openCity(pool)).current();
    expect(regulations.on('2023-12-31').version).toBe('example-1');
    expect(regulations.on('2024-01-01').version).toBe('example-2');
    expect(regulations.on('2001-01-01').version).toBe('example-1');
    expect(regulations.version('example-1').limits).toHaveLength(5);
    expect(() => regulations.version('example-9')).toThrow();
  });

  it('does not rewrite a regulation under its old version', async () => {
    const folder = writeCity(exampleCity());
    await loaded(folder);
    rewriteCity(folder, changed('regulation.yaml', 'holdShare: 0.5', 'holdShare: 0.4'));
    expect(await load(folder)).toMatchObject({
      loaded: false,
      faults: [{ code: 'load.regulation_changed', file: 'regulation.yaml', line: 1 }],
    });
  });

  it('is not another city', async () => {
    await loaded(writeCity(exampleCity()));
    const other = changed('city.yaml', 'id: example\nname', 'id: elsewhere\nname');
    expect(await load(writeCity(other))).toMatchObject({ loaded: false, faults: [{ code: 'load.other_city' }] });
  });

  it('loses a department, and keeps it while a real person has a post there', async () => {
    const folder = writeCity(exampleCity());
    await loaded(folder);
    await pool.query("insert into person (platform, id, login, name) values ('west', 'p1', 'p1', '真人')");
    await pool.query("insert into post (platform, person, unit, role) values ('west', 'p1', 'west-marine', 'clerk')");
    rewriteCity(folder, changed('departments.yaml', "  - { id: marine, name: '{area}海洋局', only: [west] }\n", ''));
    expect(await load(folder)).toMatchObject({ loaded: false, faults: [{ code: 'load.unit_in_use' }] });
    await pool.query("delete from post where person = 'p1'");
    await loaded(folder);
    const city = (await openCity(pool)).current();
    expect(city.organisation.units.has('west-marine')).toBe(false);
    // Somebody who left still has the name by which the record knows him.
    expect(city.people.get('west-marine.clerk')?.name).toBe('演示·西区海洋局经办');
  });

  it('gets a new layout of the ground only when the ground changed', async () => {
    const folder = writeCity(exampleCity());
    await loaded(folder);
    rewriteCity(folder, changed('grids.geojson', '第1社区2格', '第1社区北格'));
    await loaded(folder);
    const layouts = await pool.query('select layout, count(*) from area group by layout order by layout');
    expect(layouts.rows).toEqual([
      { layout: 1, count: 30 },
      { layout: 2, count: 30 },
    ]);
    expect((await openCity(pool)).current().layout).toBe(2);
  });
});

describe('demonstration', () => {
  it('makes up people, phones and polygons, and marks them', async () => {
    const loading = await loaded(writeCity(withoutGround()));
    expect(loading.counts).toMatchObject({ grids: 26 });
    const { rows } = await pool.query(
      'select level, is_demonstration as made, count(*) from area group by 1, 2 order by 1',
    );
    expect(rows).toEqual([
      { level: 'community', made: true, count: 8 },
      { level: 'district', made: false, count: 2 },
      { level: 'grid', made: true, count: 26 },
      { level: 'street', made: false, count: 4 },
    ]);
    const people = await pool.query('select count(*) from person where not is_demonstration or phone is null');
    expect(people.rows[0].count).toBe(0);
  });

  it('off, makes up nothing', async () => {
    const { counts } = await loaded(writeCity(withoutGround()), false);
    expect(counts).toMatchObject({ platforms: 3, units: 22, people: 0, grids: 0 });
    const { rows } = await pool.query('select count(*) from unit where phone is not null');
    expect(rows[0].count).toBe(0);
    expect((await openCity(pool)).current().locate([120.005, 36.005])).toMatchObject({
      street: '990101001',
      community: null,
    });
  });

  it('turned off later, sends its people away and keeps their names', async () => {
    const folder = writeCity(exampleCity());
    await loaded(folder);
    const { counts } = await loaded(folder, false);
    expect(counts.people).toBe(0);
    const city = (await openCity(pool)).current();
    expect(city.organisation.holders.size).toBe(0);
    expect(city.people.get('east.operator')?.name).toBe('演示·东区受理员');
  });
});

it('says so when no city has been loaded', async () => {
  await expect(openCity(pool)).rejects.toThrow('no city');
});
