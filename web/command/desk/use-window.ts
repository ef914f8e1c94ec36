import { computed, onMounted, onScopeDispose, type Ref, ref, type ShallowRef } from 'vue';

const spare = 6;

/**
 * Which rows of a long list of equal rows are in sight, so that only they are drawn.
 * `rowHeight` in pixels; `count` is the number of all rows.
 */
export function useWindow(scroller: Readonly<ShallowRef<HTMLElement | null>>, count: Ref<number>, rowHeight: number) {
  const top = ref(0);
  const height = ref(800);
  const measure = () => {
    top.value = scroller.value?.scrollTop ?? 0;
    height.value = scroller.value?.clientHeight ?? height.value;
  };
  const sized = new ResizeObserver(measure);
  onMounted(() => {
    if (scroller.value) sized.observe(scroller.value);
    measure();
  });
  onScopeDispose(() => sized.disconnect());

  const first = computed(() => Math.max(0, Math.floor(top.value / rowHeight) - spare));
  const last = computed(() => Math.min(count.value, Math.ceil((top.value + height.value) / rowHeight) + spare));

  /** Scrolls as little as needed for a row to be whole in sight. */
  function reveal(index: number): void {
    const box = scroller.value;
    if (!box || index < 0) return;
    const start = index * rowHeight;
    if (start < box.scrollTop) box.scrollTop = start;
    else if (start + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = start + rowHeight - box.clientHeight;
  }
  return { first, last, measure, reveal };
}
