import { type Desk, rolesAt } from '#domain/access/desks.ts';
import { isRole, type Role } from '#domain/access/roles.ts';
import { type UnitType, unitTypes } from '#domain/organisation/unit.ts';
import { error, type Fault } from '../fault.ts';
import type { CityFiles, YamlFile } from '../files.ts';
import type { StaffYaml } from '../schema.ts';
import { unitsOf } from '../units.ts';
import { eachRepeat } from './repeats.ts';

/** Desks at which somebody must sit, by type of unit. */
const neededDesks: Readonly<Record<UnitType, readonly Desk[]>> = {
  centre: ['dispatching', 'platform_review'],
  street: ['handling'],
  community: ['handling'],
  department: ['handling'],
  enterprise: ['handling'],
};
/** 三员分立: never one person. */
const SEPARATE: readonly Role[] = ['system_admin', 'security_admin', 'auditor'];
const above: Readonly<Record<UnitType, UnitType | null>> = {
  centre: null,
  street: 'centre',
  community: 'street',
  department: 'centre',
  enterprise: 'centre',
};

/** Nothing to judge where a city brings its own people. */
export function checkStaff(files: CityFiles): Fault[] {
  const { staff } = files;
  if (!staff) return [];
  return [...ruleFaults(staff), ...unitFaults(files, staff), ...reviewFaults(files, staff)];
}

function ruleFaults({ value, at }: YamlFile<StaffYaml>): Fault[] {
  const faults: Fault[] = [];
  for (const type of unitTypes) {
    const rules = value[type] ?? [];
    rules.forEach(({ roles, title }, index) => {
      roles.forEach((role, place) => {
        if (isRole(role)) return;
        const spot = at(type, index, 'roles', place);
        faults.push(error('staff.unknown_role', spot, `不认识的角色 ${role}`, '改为 docs/glossary.md 中列出的角色'));
      });
      if (roles.filter((role) => (SEPARATE as readonly string[]).includes(role)).length > 1) {
        const what = `“${title}”一人兼任系统、安全、审计管理员`;
        faults.push(error('staff.powers_together', at(type, index, 'roles'), what, '三员分立:三个角色分给三个人'));
      }
    });
    eachRepeat(
      rules,
      (rule) => rule.login,
      (rule, _first, index) => {
        const what = `登录名 ${rule.login} 在同一类单位中重复`;
        faults.push(
          error('staff.duplicate_login', at(type, index, 'login'), what, '同一类单位中每条规则的 login 不能相同'),
        );
      },
    );
  }
  return faults;
}

function unitFaults(files: CityFiles, { value, at }: YamlFile<StaffYaml>): Fault[] {
  const { units, spots } = unitsOf(files, false);
  const faults: Fault[] = [];
  for (const [type, own] of Map.groupBy(units, (unit) => unit.type)) {
    const first = spots.get(own[0]!.id)!;
    if (!value[type]?.length) {
      const what = `${own.length} 个 ${type} 单位没有人员,例如 ${own[0]!.name}(${first.file} 第 ${first.line} 行)`;
      faults.push(error('unit.without_people', at(type), what, `在 ${type} 下至少写一条人员规则`));
      continue;
    }
    for (const desk of neededDesks[type])
      if (!rolesAt(desk).some((role) => hasRole(value, type, role))) {
        const what = `${type} 单位没有人坐在 ${desk} 岗位上,诉求到了那里无人处理`;
        faults.push(error('unit.desk_empty', at(type), what, `增加一条角色为 ${rolesAt(desk).join(' 或 ')} 的规则`));
      }
  }
  return faults;
}

/** Every role that reviews must be held where it reviews. */
function reviewFaults({ regulation }: CityFiles, { value }: YamlFile<StaffYaml>): Fault[] {
  return (['reviews', 'patrolVerification'] as const).flatMap((table) =>
    unitTypes.flatMap((type) =>
      (regulation.value[table][type] ?? []).flatMap(({ at, role }, index) => {
        const home = at === 'unit' ? type : above[type];
        // Roles nobody knows and types without anybody have their own faults.
        if (!isRole(role) || (home && (!value[home]?.length || hasRole(value, home, role)))) return [];
        const what = home ? `${home} 单位没有人担任 ${role}` : `${type} 没有上级单位`;
        const mend = '在 staff.yaml 中增加担任该角色的人,或改变审核步骤';
        return [error('regulation.review_without_holder', regulation.at(table, type, index), what, mend)];
      }),
    ),
  );
}

function hasRole(staff: StaffYaml, type: UnitType, role: Role): boolean {
  return staff[type]?.some((rule) => rule.roles.includes(role)) ?? false;
}
