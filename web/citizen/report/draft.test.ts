import { describe, expect, test } from 'vitest';
import { bodyOf, doneParts, emptyDraft, gapsOf } from './draft.ts';

const nobody = { signedIn: false, phoneIsWhole: false, codeIsWhole: false };
const signedIn = { ...nobody, signedIn: true };

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

describe('what is sent', () => {
  test('a point goes alone, because divisions are found from it', () => {
    const draft = emptyDraft();
    draft.place = { ...draft.place, point: [120.46, 36.09], street: '370212001' };
    expect(bodyOf(draft).place).toEqual({ point: [120.46, 36.09] });
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
