import { computed, type Ref } from 'vue';
import type { AppealSummary } from '#contract/appeal.ts';

/** The rows in which the searched words stand; all of them while nothing is searched. */
export function useFound(items: Ref<readonly AppealSummary[]>, search: Ref<string>) {
  return computed(() => {
    const words = search.value.trim();
    if (!words) return items.value;
    return items.value.filter((item) =>
      [item.subject, item.excerpt, item.placeName, item.address, item.number].some((part) => part.includes(words)),
    );
  });
}
