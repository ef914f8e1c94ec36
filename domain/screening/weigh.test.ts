import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroundCues } from './cue.ts';
import { prepareCues } from './prepare.ts';
import { weigh } from './weigh.ts';
import { WordTree } from './word-tree.ts';

const ground: GroundCues = {
  ground: 'emergency',
  brief: 0,
  cues: [
    { weight: 1, service: 'fire', words: '着火' },
    { weight: 0.5, service: 'police', words: '(打|砍)<2>人' },
    { weight: 0.25, words: '快来' },
    { weight: -2, words: '演练' },
  ],
  innocent: '着火隐患',
};
const weightOf = (text: string, over: Partial<GroundCues> = {}) =>
  weigh(text, prepareCues([{ ...ground, ...over }]))[0]!;

describe('weighing', () => {
  test.each([
    ['什么也没有', 0],
    ['着火', 1],
    ['着火着火着火', 1],
    ['着火快来', 1.25],
    ['着火隐患', 0],
    ['着火隐患又着火', 1],
    ['打人', 0.5],
    ['打了好人', 0.5],
    ['打了三个人', 0],
    ['打。人', 0],
    ['砍打了人', 0.5],
    ['着火演练', 0],
    [`着火${'，'.repeat(48)}演练`, 0],
    [`着火${'，'.repeat(49)}演练`, 1],
    [`着火${'，'.repeat(68)}快来`, 1.25],
    [`着火${'，'.repeat(80)}快来`, 1],
  ])('%s: %d', (text, weight) => expect(weightOf(text).weight).toBe(weight));

  test('what is said in few words weighs more', () => {
    expect(weightOf('着火', { brief: 0.3 }).weight).toBe(1.3);
    expect(weightOf(`着火${'，'.repeat(70)}`, { brief: 0.3 }).weight).toBe(1);
  });

  test('the heaviest cue gives the phrase, the sum of its cues the service', () => {
    expect(weightOf('快来打了人')).toMatchObject({ phrase: '打了人', service: 'police' });
    expect(weightOf('快来打了人着火')).toMatchObject({ phrase: '着火', service: 'fire' });
  });

  test('a cue of three parts is a mistake', () => {
    expect(() => prepareCues([{ ...ground, cues: [{ weight: 1, words: 'a<1>b<1>c' }] }])).toThrow('a<1>b<1>c');
  });
});

test('a tree finds exactly the words put into it', () => {
  const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', 'a'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 60 }), fc.array(word), (words, others) => {
      const tree = new WordTree<string>();
      for (const one of words) tree.add(one, one);
      for (const text of [...words, ...others]) {
        const longest = words.filter((one) => text.startsWith(one)).sort((a, b) => b.length - a.length)[0];
        expect(tree.longest(text, 0)).toEqual({ end: longest?.length ?? 0, meanings: longest ? [longest] : [] });
      }
    }),
  );
});
