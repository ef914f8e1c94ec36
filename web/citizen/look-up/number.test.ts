import { expect, test } from 'vitest';
import { numberOf } from './number.ts';

test('a number is understood in small letters, with spaces, full-width or without its hyphen', () => {
  for (const typed of ['LS20230428-000123', ' ls20230428 000123 ', 'LS20230428-000123', 'LS20230428—000123'])
    expect(numberOf(typed)).toBe('LS20230428-000123');
});

test('what is no number is nothing', () => {
  for (const typed of ['', '123', 'LS2023-000123', '崂山']) expect(numberOf(typed)).toBe('');
});
