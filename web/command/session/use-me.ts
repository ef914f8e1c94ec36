import { useQuery } from '@tanstack/vue-query';
import { computed, type InjectionKey, inject, provide } from 'vue';
import type { AppealView } from '#contract/appeal.ts';
import type { Me } from '#contract/city.ts';
import { routes } from '#contract/routes.ts';
import { type Desk, rolesAt, sitsAt } from '#domain/access/desks.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';

export type Staff = Extract<Me, { kind: 'staff' }>;

/** Who is signed in; `staff` is null for everybody who is no worker. */
export function useMe() {
  const query = useQuery({ queryKey: keys.me, queryFn: () => call(routes.me), staleTime: 60_000 });
  const staff = computed(() => (query.data.value?.kind === 'staff' ? query.data.value : null));
  return { ...query, staff };
}

const key: InjectionKey<Staff> = Symbol('staff');

export const provideStaff = (staff: Staff) => provide(key, staff);

/** The worker at this desk; only inside the frame, which shows its pages to nobody else. */
export function useStaff(): Staff {
  const staff = inject(key);
  if (!staff) throw new Error('useStaff outside of the desk');
  return staff;
}

/** Whether one of the person's posts sits at the desk. */
export function sitsAtDesk(staff: Staff, desk: Desk): boolean {
  return staff.posts.some((post) => rolesAt(desk).includes(post.role));
}

/** Whether it is this person's turn: the appeal waits at one of his desks. */
export function isTurnOf({ id, platform, posts }: Staff, { waitingFor }: Pick<AppealView, 'waitingFor'>): boolean {
  if (!waitingFor?.unit || !waitingFor.desk) return false;
  return sitsAt({ kind: 'staff', id, platform, posts }, waitingFor.unit, waitingFor.desk);
}
