import { describe, expect, test } from 'vitest';
import type { AppealView } from '#contract/appeal.ts';
import type { PlaceInput } from '#contract/commands.ts';
import { report, testHttp } from '#server/testing/http.ts';
import { database } from '#server/testing/world.ts';

const { pool } = await database();
const http = await testHttp(pool);
const resident = await http.resident('resident');

const send = (place: unknown) => resident.post('/api/platforms/east/appeals', report({ place: place as PlaceInput }));
async function placeOf(place: PlaceInput): Promise<AppealView['place']> {
  const { body } = await send(place);
  return (await resident.get(`/api/platforms/east/appeals/${body.number}`)).body.place;
}

describe('a place that cannot be', () => {
  test.each<[string, unknown, number, object]>([
    ['a point in the sea', { point: [121.5, 35.5] }, 422, { code: 'outside_city', field: 'place.point' }],
    ['a point in another country', { point: [-0.12, 51.5] }, 422, { code: 'outside_city' }],
    ['latitude and longitude exchanged', { point: [36.01, 120.005] }, 400, { code: 'invalid_input' }],
    ['a point beyond the earth', { point: [120.005, 136.01] }, 400, { code: 'invalid_input' }],
    ['a point of one number', { point: [120.005] }, 400, { code: 'invalid_input' }],
    ['a point of words', { point: ['east', 'north'] }, 400, { code: 'invalid_input' }],
    ['no place at all', {}, 422, { code: 'place_missing', field: 'place' }],
    [
      'a community that does not exist',
      { community: '990101001999' },
      422,
      { code: 'division_unknown', field: 'place.community' },
    ],
    ['a community of another district', { community: '990102001001' }, 422, { code: 'division_unknown' }],
    [
      'a community of another street',
      { street: '990101002', community: '990101001001' },
      422,
      { code: 'division_unknown' },
    ],
    [
      'a street that is a department',
      { street: 'east-housing' },
      422,
      { code: 'division_unknown', field: 'place.street' },
    ],
    ['a street named by SQL', { street: "' or 1=1 --" }, 422, { code: 'division_unknown' }],
    ['a community without an id', { community: '' }, 400, { code: 'invalid_input', field: 'place.community' }],
  ])('%s', async (_, place, status, body) => {
    expect(await send(place)).toMatchObject({ status, body });
  });

  test('a point in another district is offered that district', async () => {
    expect(await send({ point: [120.045, 36.005] })).toMatchObject({
      status: 409,
      body: { code: 'other_platform', platform: 'west', field: 'place.point' },
    });
    const taken = await resident.post('/api/platforms/west/appeals', report({ place: { point: [120.045, 36.005] } }));
    expect(taken).toMatchObject({ status: 200, body: { platform: 'west' } });
  });

  test('the city takes nothing from the public, and what is no platform is not found', async () => {
    expect(await resident.post('/api/platforms/example/appeals', report())).toMatchObject({
      status: 403,
      body: { code: 'platform_takes_no_appeals' },
    });
    expect(await resident.post('/api/platforms/north/appeals', report())).toMatchObject({ status: 404 });
  });

  test('and nothing of it becomes an appeal', async () => {
    const { rows } = await pool.query("select count(*)::int as kept from appeal where platform = 'east'");
    expect(rows[0]).toEqual({ kept: 0 });
  });
});

describe('a place that is known', () => {
  test('a point decides over what was chosen beside it', async () => {
    expect(await placeOf({ point: [120.025, 36.005], community: '990101001001' })).toMatchObject({
      street: '990101002',
      community: '990101002001',
      grid: '990101002001-01',
    });
  });

  test('on a border it is in one of the two', async () => {
    const { community } = await placeOf({ point: [120.01, 36.005] });
    expect(['990101001001', '990101001002']).toContain(community);
  });

  test('a community alone brings its street; a street alone is enough', async () => {
    expect(await placeOf({ community: '990101002002' })).toMatchObject({
      street: '990101002',
      grid: null,
      point: null,
    });
    expect(await placeOf({ street: '990101002' })).toMatchObject({ street: '990101002', community: null });
  });
});
