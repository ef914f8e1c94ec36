import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type Ref, ref, watch } from 'vue';
import type { LightView } from '#contract/fields.ts';
import { routes } from '#contract/routes.ts';
import type { Desk } from '#domain/access/desks.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import { useDepartures } from '../sending/use-departures.ts';

const pageSize = 100;
/** Beyond so many pages a list is no longer fetched anew at every change on the platform, but when its reader asks. */
const livePages = 10;

/**
 * What waits at one desk, the earliest limit first, loaded page by page. What has been decided and is on its way out
 * no longer stands in it; taken back it stands there again.
 */
export function useQueue(desk: Desk, light: Ref<LightView['colour'] | undefined>) {
  const departures = useDepartures();
  const loaded = ref(0);
  const isLive = computed(() => loaded.value <= livePages);
  const query = useInfiniteQuery({
    queryKey: computed(() => keys.queue({ desk, light: light.value })),
    queryFn: ({ pageParam }) =>
      call(routes.queue, { query: { desk, limit: pageSize, light: light.value, cursor: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: isLive,
  });
  watch(
    query.data,
    (data) => {
      loaded.value = data?.pages.length ?? 0;
    },
    { immediate: true },
  );
  /** A row older than the decision made here is gone already, whenever the list is fetched anew. */
  const decidedAt = (number: string) => departures.decided.value.get(number) ?? 0;
  const leaving = computed(() => new Set(departures.waiting.value.map((departure) => departure.number)));
  const items = computed(() =>
    (query.data.value?.pages ?? [])
      .flatMap((page) => page.items)
      .filter(({ number, version }) => !leaving.value.has(number) && version >= decidedAt(number)),
  );
  return { ...query, items, loaded, isLive };
}
