import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import type { LightView } from '#contract/fields.ts';
import { routes } from '#contract/routes.ts';
import type { Desk } from '#domain/access/desks.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import { useDepartures } from '../sending/use-departures.ts';

const pageSize = 100;

/**
 * What waits at one desk, the earliest limit first, loaded page by page. What has been decided and is on its way out
 * no longer stands in it; taken back it stands there again.
 */
export function useQueue(desk: Desk, light: Ref<LightView['colour'] | undefined>) {
  const departures = useDepartures();
  const query = useInfiniteQuery({
    queryKey: computed(() => keys.queue({ desk, light: light.value })),
    queryFn: ({ pageParam }) =>
      call(routes.queue, { query: { desk, limit: pageSize, light: light.value, cursor: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const leaving = computed(() => new Set(departures.waiting.value.map((departure) => departure.number)));
  const items = computed(() =>
    (query.data.value?.pages ?? []).flatMap((page) => page.items).filter((item) => !leaving.value.has(item.number)),
  );
  return { ...query, items };
}
