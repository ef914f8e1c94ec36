import { expect, test } from 'vitest';
import { piecesOf } from './phone-words.ts';

const phones = (words: string) => piecesOf(words).flatMap(({ phone }) => phone ?? []);

test('public numbers in a sentence can be dialled, other digits cannot', () => {
  expect(phones('报警 110，火警 119，急救 120，交通事故 122。')).toEqual(['110', '119', '120', '122']);
  expect(phones('或拨打 12345。')).toEqual(['12345']);
  expect(phones('平台 0532-0000-0004')).toEqual(['0532-0000-0004']);
  expect(phones('1201 室，2023 年，第 1234567 号')).toEqual([]);
});

test('nothing of the sentence is lost', () => {
  for (const words of ['', '110', '拨 110', '110 或 12348，都行'])
    expect(
      piecesOf(words)
        .map((piece) => piece.words)
        .join(''),
    ).toBe(words);
});
