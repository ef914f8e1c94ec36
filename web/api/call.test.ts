import { expect, test } from 'vitest';
import { routes } from '#contract/routes.ts';
import { addressOf } from './call.ts';
import { problemOf } from './problem.ts';

test('an address is filled in and what is left out of the query is not sent', () => {
  const given = { platform: 'a/b', number: 'LS20230428-000123' };
  expect(addressOf(routes.unitsFor.path, given, { command: 'dispatch', q: undefined })).toBe(
    '/api/platforms/a%2Fb/appeals/LS20230428-000123/units?command=dispatch',
  );
  expect(addressOf(routes.city.path, undefined, undefined)).toBe('/api/city');
});

test('a problem keeps the code the server told, and gets one when it told none', () => {
  const told = { type: 'urn:qingsu:problem:other_platform', title: '', status: 409, code: 'other_platform' };
  expect(problemOf(409, { ...told, platform: 'laoshan' })).toMatchObject({
    code: 'other_platform',
    platform: 'laoshan',
  });
  expect(problemOf(502, '<html>').code).toBe('internal');
  expect(problemOf(413, undefined).code).toBe('file_too_large');
});
