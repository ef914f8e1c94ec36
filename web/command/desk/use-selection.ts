import { computed, type Ref, ref, watch } from 'vue';
import { useRouter } from 'vue-router';
import type { AppealSummary } from '#contract/appeal.ts';

/** Which row the keys stand on, which appeal is open (it stands in the address), and which are marked. */
export function useSelection(items: Ref<readonly AppealSummary[]>, opened: () => string | undefined) {
  const router = useRouter();
  const pointed = ref<string>();
  const marks = ref<ReadonlySet<string>>(new Set());
  /** The row the keys stand on: the last pointed to, or the open one. */
  const cursor = computed(() => pointed.value ?? opened());
  /** Marks of what has left the list mean nothing any more. */
  const marked = computed(() => new Set(items.value.map((item) => item.number).filter((n) => marks.value.has(n))));

  function open(number: string | undefined) {
    pointed.value = number;
    void router.replace({ params: { number: number ?? '' } });
  }
  function move(by: number) {
    const at = items.value.findIndex((item) => item.number === cursor.value);
    const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), items.value.length - 1);
    pointed.value = items.value[to]?.number;
  }
  function mark(number: string | undefined) {
    if (number === undefined) return;
    const next = new Set(marks.value);
    if (!next.delete(number)) next.add(number);
    marks.value = next;
  }
  function unmarkAll() {
    marks.value = new Set();
  }
  /** Where the cursor stands, or stood until its row left the list. */
  let at = 0;
  watch(
    [items, cursor],
    () => {
      const found = items.value.findIndex((item) => item.number === cursor.value);
      if (found >= 0) at = found;
    },
    { immediate: true, flush: 'sync' },
  );
  /** The neighbour that takes the place of those that are leaving: the next one, at the end the one before. */
  function after(leaving: ReadonlySet<string>): string | undefined {
    const rest = items.value.filter((item) => !leaving.has(item.number));
    return rest[Math.min(at, rest.length - 1)]?.number;
  }
  return { cursor, marked, open, move, mark, unmarkAll, after };
}
