/** Roles of people (domain law §2). A role is held at a unit; a person may hold several. */
export const roles = [
  'grid_member',
  'clerk',
  'section_head',
  'unit_leader',
  'operator',
  'reviewer',
  'supervisor',
  'director',
  'leader',
  'system_admin',
  'security_admin',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

export function isRole(word: string): word is Role {
  return (roles as readonly string[]).includes(word);
}
