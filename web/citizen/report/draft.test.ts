import { describe, expect, test } from 'vitest';
import { completesPoint } from '../../ui/place/draft-place.ts';
import { bodyOf, doneParts, emptyDraft, gapsOf } from './draft.ts';

const nobody = { signedIn: false, phoneIsWhole: false, codeIsWhole: false, now: '2023-04-28T10:00' };
const signedIn = { ...nobody, signedIn: true };
const onTheMap = (street: string, community: string | null) => ({
  point: [120.46, 36.09] as [number, number],
  street,
  community: community ?? '',
  found: {
    platform: 'laoshan',
    districtName: '崂山区',
    street,
    streetName: null,
    community,
    communityName: null,
    grid: null,
  },
});

describe('what is missing', () => {
  test('of an empty report: place, words and phone, but never a photo', () => {
    expect(gapsOf(emptyDraft(), nobody)).toEqual(['place', 'text', 'phone']);
  });
  test('the code is asked only when the phone is whole, nothing of one who is signed in', () => {
    expect(gapsOf(emptyDraft(), { ...nobody, phoneIsWhole: true })).toContain('code');
    expect(gapsOf(emptyDraft(), signedIn)).toEqual(['place', 'text']);
  });
  test('a street from the list is place enough; blanks are no words', () => {
    const draft = emptyDraft();
    draft.place.street = '370212001';
    draft.text = ' \n ';
    expect(gapsOf(draft, signedIn)).toEqual(['text']);
    expect(doneParts(draft, signedIn)).toEqual({ photo: false, place: true, matter: false, person: true });
  });
});

test('what has not happened yet, or before living memory of the office, is not reported', () => {
  const draft = { ...emptyDraft(), text: '灯不亮' };
  draft.place.street = '370212001';
  for (const [happenedAt, gaps] of [
    ['2023-04-28T09:59', []],
    ['2023-04-28T10:01', ['when']],
    ['0023-04-28T09:59', ['when']],
  ] as const)
    expect(gapsOf({ ...draft, happenedAt }, signedIn)).toEqual(gaps);
});

describe('what is sent', () => {
  test('a point goes alone when its community was found from it', () => {
    const draft = emptyDraft();
    draft.place = { ...draft.place, ...onTheMap('370212001', '370212001005') };
    expect(bodyOf(draft).place).toEqual({ point: [120.46, 36.09] });
  });
  test('where the ground is not known that far, divisions from the list complete the point', () => {
    const draft = emptyDraft();
    draft.place = { ...draft.place, ...onTheMap('370212001', null) };
    expect(completesPoint(draft.place, '370212001')).toBe(true);
    expect(completesPoint(draft.place, '370212002')).toBe(false);
    draft.place.community = '370212001005';
    expect(bodyOf(draft).place).toEqual({
      point: [120.46, 36.09],
      street: '370212001',
      community: '370212001005',
    });
  });
  test('chosen divisions go as chosen', () => {
    const draft = emptyDraft();
    draft.place.street = '370212001';
    expect(bodyOf(draft).place).toEqual({ street: '370212001' });
    draft.place.community = '370212001005';
    expect(bodyOf(draft).place).toEqual({ street: '370212001', community: '370212001005' });
  });
  test('the time it happened is wall time in China, and left out when not said', () => {
    const draft = emptyDraft();
    expect(bodyOf(draft)).not.toHaveProperty('happenedAt');
    draft.happenedAt = '2023-04-28T09:30';
    expect(bodyOf(draft).happenedAt).toBe('2023-04-28T09:30:00+08:00');
  });
});
