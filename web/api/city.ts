import { useQuery } from '@tanstack/vue-query';
import { computed, onScopeDispose, ref } from 'vue';
import { routes } from '#contract/routes.ts';
import { call } from './call.ts';
import { keys } from './keys.ts';

/** The city with its platforms, grounds and clock; asked once a minute while a page shows it. */
export function useCity() {
  return useQuery({
    queryKey: keys.city,
    queryFn: async () => ({ ...(await call(routes.city)), heardAt: performance.now() }),
    staleTime: 60_000,
    refetchInterval: 60_000,
  });
}

/**
 * The product's clock, moved on by the time that passed since it was heard: only for words such as "今天". Lights and
 * remaining time come from the server. Milliseconds since 1970, undefined until the city has answered.
 */
export function useNow() {
  const { data } = useCity();
  const tick = ref(performance.now());
  const timer = setInterval(() => {
    tick.value = performance.now();
  }, 30_000);
  onScopeDispose(() => clearInterval(timer));
  return computed(() => {
    const city = data.value;
    return city && Date.parse(city.now) + Math.max(0, tick.value - city.heardAt);
  });
}
