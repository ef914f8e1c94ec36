import { expect, it } from 'vitest';
import { addressOf, beginOf, dayFrom, filtersOf, sameFilters } from './filters.ts';

it('reads back from the address what it wrote there', () => {
  const filters = { status: 'in_hand', open: true, order: 'due', q: '路灯', from: beginOf('2023-04-28') } as const;
  expect(filtersOf(addressOf(filters))).toEqual(filters);
});

it('leaves out what it does not know', () => {
  expect(filtersOf({ status: 'lost', light: 'green', open: 'maybe', appeal: 'X', q: '' })).toEqual({});
});

it('begins and ends days in China', () => {
  expect(beginOf('2023-05-05')).toBe('2023-05-04T16:00:00.000Z');
  expect(dayFrom(beginOf('2023-05-05', 1), 1)).toBe('2023-05-05');
  expect(dayFrom(undefined)).toBe('');
});

it('tells sets of filters apart by what they ask, not by their order', () => {
  expect(sameFilters({ open: true, q: '灯' }, { q: '灯', open: true })).toBe(true);
  expect(sameFilters({ open: true }, { open: false })).toBe(false);
});
