import type { Role } from '#domain/access/roles.ts';
import type { Post } from '#domain/organisation/unit.ts';

export const roleNames: Readonly<Record<Role, string>> = {
  grid_member: '网格员',
  clerk: '经办人',
  section_head: '科室负责人',
  unit_leader: '单位负责人',
  operator: '受理分办员',
  reviewer: '审核员',
  supervisor: '督办员',
  director: '平台负责人',
  leader: '领导',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  auditor: '审计员',
};

type Front = 'staff' | 'command';

const frontOfRole: Readonly<Record<Role, Front | null>> = {
  grid_member: 'staff',
  clerk: 'staff',
  section_head: 'staff',
  unit_leader: 'staff',
  operator: 'command',
  reviewer: 'command',
  supervisor: 'command',
  director: 'command',
  leader: 'command',
  system_admin: null,
  security_admin: null,
  auditor: null,
};

/** The front ends that have something for somebody with these posts. */
export function frontsOf(posts: readonly Post[]): Front[] {
  return [...new Set(posts.flatMap(({ role }) => frontOfRole[role] ?? []))];
}
