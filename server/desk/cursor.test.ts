import { expect, test } from 'vitest';
import { cursorOf, readCursor } from './cursor.ts';

const cursor = { at: '2026-03-02T01:00:00.000Z', number: 'SD20260302-000001' };
const written = (text: string) => Buffer.from(text).toString('base64url');

test('a cursor is read as it was made', () => {
  expect(readCursor(cursorOf(cursor))).toEqual(cursor);
});

test.each([
  ['nothing', undefined],
  ['other words', 'abc'],
  ['a number that passes for a time', written('0 SD20260302-000001')],
  ['a year no database writes', written('+275760-09-13T00:00:00.000Z SD20260302-000001')],
  ['a day that does not exist', written('2026-02-31T25:00:00.000Z SD20260302-000001')],
  ['no number', written('2026-03-02T01:00:00.000Z')],
  ['a sign no text can hold', written('2026-03-02T01:00:00.000Z SD\u0000')],
])('%s is no cursor', (_, text) => {
  expect(readCursor(text)).toBeNull();
});
