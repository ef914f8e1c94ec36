import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';

/** The citizen signed in on this device, if one is. */
export function useSession() {
  const client = useQueryClient();
  const { data: me, isPending: asking } = useQuery({
    queryKey: keys.me,
    queryFn: () => call(routes.me),
    staleTime: 60_000,
  });

  return {
    asking,
    citizen: computed(() => (me.value?.kind === 'citizen' ? me.value : null)),
    /** Asks again who is signed in, and for everything that only he may see. */
    async refresh(): Promise<void> {
      await client.invalidateQueries();
    },
    async signOut(): Promise<void> {
      await call(routes.signOut);
      client.setQueryData(keys.me, { kind: 'nobody' });
      client.removeQueries({ queryKey: keys.mine });
      client.removeQueries({ queryKey: ['appeal'] });
    },
  };
}
