import { expect, test } from 'vitest';
import { readable } from './brand.ts';

test('a colour that carries white words stays', () => {
  expect(readable('#0f766e', 4.5)).toBe('#0f766e');
  // The lightest greys that WCAG lets white stand on: 4.54:1 and 7.00:1.
  expect(readable('#767676', 4.5)).toBe('#767676');
  expect(readable('#595959', 7)).toBe('#595959');
});

test('a lighter one is darkened until it does', () => {
  expect(readable('#ffffff', 4.5)).toBe('#757575');
  expect(readable('#0f766e', 7)).toBe('#0d635c');
});
