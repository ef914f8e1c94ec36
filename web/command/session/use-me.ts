import type { AppealView } from '#contract/appeal.ts';
import { type Desk, rolesAt, sitsAt } from '#domain/access/desks.ts';
import type { Staff } from '../../api/staff.ts';

export { provideStaff, type Staff, useMe, useStaff } from '../../api/staff.ts';

/** Whether one of the person's posts sits at the desk. */
export function sitsAtDesk(staff: Staff, desk: Desk): boolean {
  return staff.posts.some((post) => rolesAt(desk).includes(post.role));
}

/** Whether it is this person's turn: the appeal waits at one of his desks. */
export function isTurnOf({ id, platform, posts }: Staff, { waitingFor }: Pick<AppealView, 'waitingFor'>): boolean {
  if (!waitingFor?.unit || !waitingFor.desk) return false;
  return sitsAt({ kind: 'staff', id, platform, posts }, waitingFor.unit, waitingFor.desk);
}
