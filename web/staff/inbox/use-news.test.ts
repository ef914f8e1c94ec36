import { expect, test } from 'vitest';
import { nextTick, shallowRef } from 'vue';
import type { InboxItem } from '#contract/lists.ts';
import { useNews } from './use-news.ts';

const message = (id: string): InboxItem => ({
  id,
  at: '2026-03-02T09:00:00+08:00',
  number: 'LS20260302-000001',
  platform: 'laoshan',
  words: '新工单',
  unitName: '某社区',
});

function listening() {
  const items = shallowRef<InboxItem[]>();
  const heard: string[][] = [];
  useNews(items, (news) => heard.push(news.map(({ id }) => id)));
  return {
    heard,
    async show(...ids: string[]) {
      items.value = ids.map(message);
      await nextTick();
    },
  };
}

test('what was there when the page was opened is no news; what comes later is, once', async () => {
  const { heard, show } = listening();
  await show('b', 'a');
  await show('c', 'b', 'a');
  await show('c', 'b', 'a');
  expect(heard).toEqual([['c']]);
});

test('several at once are told together, newest first', async () => {
  const { heard, show } = listening();
  await show('a');
  await show('c', 'b', 'a');
  expect(heard).toEqual([['c', 'b']]);
});

test('an empty inbox hears of its first message', async () => {
  const { heard, show } = listening();
  await show();
  await show('a');
  expect(heard).toEqual([['a']]);
});

test('a message that comes back after a short answer is not told again', async () => {
  const { heard, show } = listening();
  await show('b', 'a');
  await show('b');
  await show('b', 'a');
  expect(heard).toEqual([]);
});
