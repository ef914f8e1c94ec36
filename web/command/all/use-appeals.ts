import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, type Ref, ref, watch } from 'vue';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import type { Filters } from './filters.ts';

const pageSize = 50;

/**
 * One page of everything the reader may see. A page begins behind the last row of the one before, so that rows which
 * come and go meanwhile are neither skipped nor shown twice.
 */
export function useAppeals(filters: Ref<Filters>) {
  /** The beginnings of the pages walked through; the last is the page shown. */
  const walked = ref<string[]>(['']);
  watch(filters, () => {
    walked.value = [''];
  });
  const cursor = computed(() => walked.value.at(-1) || undefined);
  const query = useQuery({
    queryKey: computed(() => keys.appeals({ ...filters.value, cursor: cursor.value })),
    queryFn: () => call(routes.appeals, { query: { ...filters.value, cursor: cursor.value, limit: pageSize } }),
    placeholderData: keepPreviousData,
  });
  const page = computed(() => walked.value.length);
  const firstRow = computed(() => (page.value - 1) * pageSize + 1);
  function forward() {
    const next = query.data.value?.next;
    if (next && !query.isPlaceholderData.value) walked.value = [...walked.value, next];
  }
  function back() {
    if (walked.value.length > 1) walked.value = walked.value.slice(0, -1);
  }
  return { ...query, page, firstRow, forward, back };
}
