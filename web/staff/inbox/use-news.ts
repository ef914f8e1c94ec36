import { type Ref, watch } from 'vue';
import type { InboxItem } from '#contract/lists.ts';

/**
 * Tells of messages that came while the page was open, newest first; not of those that were there when the inbox first
 * answered. `items` is undefined until it has.
 */
export function useNews(
  items: Readonly<Ref<readonly InboxItem[] | undefined>>,
  tell: (news: readonly [InboxItem, ...InboxItem[]]) => void,
): void {
  let known: Set<string> | undefined;
  watch(
    items,
    (now) => {
      if (!now) return;
      const before = known;
      known = new Set([...(before ?? []), ...now.map(({ id }) => id)]);
      const [first, ...others] = before ? now.filter(({ id }) => !before.has(id)) : [];
      if (first) tell([first, ...others]);
    },
    { immediate: true },
  );
}
