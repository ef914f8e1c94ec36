import { beforeEach, describe, expect, test } from 'vitest';
import { sendingId, wasAnswered } from './sending-id.ts';

const kept = new Map<string, string>();
const shelf = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
} as Storage;
const storage = () => shelf;
const fullShelf = {
  ...shelf,
  getItem: () => null,
  setItem: () => {
    throw new Error('QuotaExceededError');
  },
} as Storage;
const full = () => fullShelf;

beforeEach(() => {
  for (const name of ['a', 'b', 'full']) wasAnswered(name, storage);
});

describe('the id of what is sent', () => {
  test('stays until the answer, so that sending again does nothing twice', () => {
    const first = sendingId('a', { words: '一' }, storage);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(sendingId('a', { words: '一' }, storage)).toBe(first);
    wasAnswered('a', storage);
    expect(sendingId('a', { words: '一' }, storage)).not.toBe(first);
  });
  test('is on the shelf for the page after a reload', () => {
    const id = sendingId('a', { words: '一' }, storage);
    expect([...kept.values()].some((value) => value.includes(id))).toBe(true);
  });
  test('changes with the content, because then it is another command', () => {
    const first = sendingId('a', { words: '一' }, storage);
    expect(sendingId('a', { words: '二' }, storage)).not.toBe(first);
  });
  test('of one form is not that of another', () => {
    expect(sendingId('a', {}, storage)).not.toBe(sendingId('b', {}, storage));
  });
  test('stays within the page where nothing can be kept', () => {
    expect(sendingId('full', {}, full)).toBe(sendingId('full', {}, full));
  });
});
