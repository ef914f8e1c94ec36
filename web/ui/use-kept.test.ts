import { expect, test } from 'vitest';
import { useKept } from './use-kept.ts';

function shelf(begin: Record<string, string> = {}) {
  const kept = new Map(Object.entries(begin));
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
  return { kept, storage: () => storage };
}

test('what is typed is there again, also deep inside', () => {
  const { storage } = shelf();
  const first = useKept('form', { words: '', place: { street: '' } }, storage);
  first.value.value.words = '三楼';
  first.value.value.place.street = '370212005';
  const again = useKept('form', { words: '', place: { street: '' } }, storage);
  expect(again.value.value).toEqual({ words: '三楼', place: { street: '370212005' } });
});

test('what is forgotten stays forgotten, even when the form is touched on its way out', () => {
  const { kept, storage } = shelf();
  const form = useKept('form', { words: '' }, storage);
  form.value.value.words = '三楼';
  form.forget();
  form.value.value.words = '';
  expect(kept.size).toBe(0);
});

test('broken or foreign content is no form', () => {
  const { storage } = shelf({ 'qingsu.kept.form': '{"words":', 'qingsu.kept.other': '"text"' });
  expect(useKept('form', { words: 'a' }, storage).value.value).toEqual({ words: 'a' });
  expect(useKept('other', { words: 'a' }, storage).value.value).toEqual({ words: 'a' });
});

test('a part that a newer page added has its initial value', () => {
  const { storage } = shelf({ 'qingsu.kept.form': '{"words":"三楼"}' });
  expect(useKept('form', { words: '', photos: [] }, storage).value.value).toEqual({ words: '三楼', photos: [] });
});
