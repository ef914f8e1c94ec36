import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import { useKept } from '../../ui/use-kept.ts';

/** Until when (milliseconds since 1970) each person has looked at his messages on this device. */
const { value: looked } = useKept<Record<string, number>>('staff.inbox', {});

/** Messages to my desks, newest first; live updates bring new ones. */
export function useInbox(person: string) {
  const query = useQuery({ queryKey: keys.inbox, queryFn: () => call(routes.inbox) });
  const since = computed(() => looked.value[person] ?? 0);
  return {
    ...query,
    unread: computed(() => query.data.value?.filter((item) => Date.parse(item.at) > since.value).length ?? 0),
    since,
    lookedUntil(at: number): void {
      if (at > since.value) looked.value[person] = at;
    },
  };
}
