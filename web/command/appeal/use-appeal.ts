import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';

/** One appeal as its reader may see it; nothing is asked while no number is given. */
export function useAppeal(platform: string, number: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => keys.appeal(platform, toValue(number) ?? '')),
    queryFn: () => call(routes.appeal, { params: { platform, number: toValue(number) ?? '' } }),
    enabled: computed(() => toValue(number) !== undefined),
  });
}
