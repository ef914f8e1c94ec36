import { expect, test } from 'vitest';
import { digits } from './use-sign-in.ts';

test('a number is understood however a phone writes it', () => {
  expect(digits('+86 138 0000 0001')).toBe('13800000001');
  expect(digits('138-0000-0001')).toBe('13800000001');
  expect(digits('12345')).toBe('12345');
  expect(digits('验证码')).toBe('');
});
