import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import type { AppealSummary } from '#contract/appeal.ts';
import type { LightView } from '#contract/fields.ts';
import { routes } from '#contract/routes.ts';
import type { AppealKind } from '#domain/appeal/terms.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';

export interface QueueFilter {
  light: LightView['colour'] | null;
  kind: AppealKind | null;
}

const pageSize = 20;

/** What waits at my desks, the earliest limit first, page by page. */
export function useQueue(filter: Readonly<Ref<QueueFilter>>, limit = pageSize) {
  const asked = computed(() => {
    const { light, kind } = filter.value;
    return { limit, ...(light ? { light } : {}), ...(kind ? { kind } : {}) };
  });
  const query = useInfiniteQuery({
    queryKey: computed(() => keys.queue(asked.value)),
    queryFn: ({ pageParam }) =>
      call(routes.queue, { query: { ...asked.value, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { ...query, items: computed(() => oneOfEach(query.data.value?.pages.flatMap((page) => page.items) ?? [])) };
}

/** While rows come and go between two pages, one may be met twice. */
export function oneOfEach(rows: readonly AppealSummary[]): AppealSummary[] {
  return [...new Map(rows.map((row) => [row.number, row])).values()];
}
