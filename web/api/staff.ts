import { useQuery } from '@tanstack/vue-query';
import { computed, type InjectionKey, inject, provide } from 'vue';
import type { Me } from '#contract/city.ts';
import { routes } from '#contract/routes.ts';
import { call } from './call.ts';
import { keys } from './keys.ts';

export type Staff = Extract<Me, { kind: 'staff' }>;

/** Who is signed in; `staff` is null for everybody who is no worker. */
export function useMe() {
  const query = useQuery({ queryKey: keys.me, queryFn: () => call(routes.me), staleTime: 60_000 });
  const staff = computed(() => (query.data.value?.kind === 'staff' ? query.data.value : null));
  return { ...query, staff };
}

const key: InjectionKey<Staff> = Symbol('staff');

export const provideStaff = (staff: Staff) => provide(key, staff);

/** The worker who is signed in; only inside the frame, which shows its pages to nobody else. */
export function useStaff(): Staff {
  const staff = inject(key);
  if (!staff) throw new Error('useStaff outside of the frame');
  return staff;
}
