import { expect, test } from 'vitest';
import { RESIDENT, staff, TIMER } from '#domain/testing/city.ts';
import { desksOf } from './desks.ts';

test('a clerk handles, a section head handles and reviews, a leader handles and reviews after him', () => {
  expect(desksOf(staff('lakeside.clerk'))).toEqual([['lakeside', 'handling']]);
  expect(desksOf(staff('lakeside.head'))).toEqual([
    ['lakeside', 'handling'],
    ['lakeside', 'section_review'],
  ]);
  expect(desksOf(staff('lakeside.leader'))).toEqual([
    ['lakeside', 'handling'],
    ['lakeside', 'leader_review'],
  ]);
});

test('two posts at one desk are one desk', () => {
  expect(desksOf(staff('lakeside-2.alone'))).toEqual([
    ['lakeside-2', 'handling'],
    ['lakeside-2', 'leader_review'],
  ]);
});

test('the platform: operators dispatch, reviewers review, others have no queue', () => {
  expect(desksOf(staff('east-centre.operator'))).toEqual([['east-centre', 'dispatching']]);
  expect(desksOf(staff('east-centre.reviewer'))).toEqual([['east-centre', 'platform_review']]);
  expect(desksOf(staff('east-centre.auditor'))).toEqual([]);
});

test('only workers sit at desks', () => {
  expect(desksOf(RESIDENT)).toEqual([]);
  expect(desksOf(TIMER)).toEqual([]);
});
