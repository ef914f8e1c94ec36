import { expect, test } from 'vitest';
import { expand } from './expand.ts';

test.each([
  ['着火', ['着火']],
  ['[着起]火', ['着火', '起火']],
  ['着火了?', ['着火了', '着火']],
  ['(法院|法庭)判', ['法院判', '法庭判']],
  ['打(个|一声)?招呼', ['打个招呼', '打一声招呼', '打招呼']],
  ['a|b(c|d)', ['a', 'bc', 'bd']],
  ['[ab]?[ab]?', ['aa', 'ab', 'a', 'ba', 'bb', 'b', '']],
])('%s', (notation, words) => expect(expand(notation)).toEqual(words));

test.each(['[ab', '(a|b', 'a)', '([一二三四五六七八九十])'.repeat(4)])('refuses %s', (notation) => {
  expect(() => expand(notation)).toThrow(RangeError);
});
