import { isRole } from '#domain/access/roles.ts';
import { unitTypes } from '#domain/organisation/unit.ts';
import { checkRegulation, type RegulationFault } from '#domain/regulation/check.ts';
import { error, type Fault, warning } from '../fault.ts';
import type { CityFiles } from '../files.ts';
import { regulationFrom } from '../regulation.ts';

type Words = { what: (detail: string) => string; mend: string };

const words: Readonly<Record<RegulationFault['code'], Words>> = {
  limit_missing: {
    what: (detail) => `没有规定 ${detail} 的办理时限`,
    mend: '在 limits 中增加一行:kind 必填,natures、complexity 不填表示全部',
  },
  limit_unreachable: {
    what: (kind) => `这一行 ${kind} 时限永远用不到,前面的行已经全部覆盖`,
    mend: '把更具体的行放到前面,或删去这一行',
  },
  amount: { what: (detail) => `时限 ${detail} 不成立`, mend: '时限应大于 0,以天计的应为整数' },
  office_hours: { what: (detail) => `办公时间(分钟)${detail} 不成立`, mend: '按先后顺序填写,互不相接,不跨午夜' },
  lights: { what: (detail) => `亮灯比例应满足 0 < ${detail}`, mend: '红灯比例小于黄灯比例,二者都在 0 和 1 之间' },
  hold_share: {
    what: (detail) => `持有比例 ${detail} 超出范围`,
    mend: '大于 0,不超过 0.5:社区和镇街合计不超过全部时限',
  },
  review_missing: { what: (type) => `没有规定 ${type} 由谁审核`, mend: '为这类单位至少写一步 { at, role }' },
  reviewer_without_desk: {
    what: (role) => `角色 ${role} 没有审核岗位`,
    mend: '审核角色只能是 section_head、unit_leader、reviewer',
  },
};

export function checkRegulationFile({ regulation }: CityFiles): Fault[] {
  const unknown = (['reviews', 'patrolVerification'] as const).flatMap((table) =>
    unitTypes.flatMap((type) =>
      (regulation.value[table][type] ?? []).flatMap(({ role }, index) => {
        if (isRole(role)) return [];
        const what = `不认识的角色 ${role}`;
        const mend = '改为 docs/glossary.md 中列出的角色';
        return [error('regulation.unknown_role', regulation.at(table, type, index, 'role'), what, mend)];
      }),
    ),
  );
  // An unknown role falls out of the regulation; what follows from that would only hide it.
  if (unknown.length > 0) return unknown;
  return checkRegulation(regulationFrom(regulation.value)).map(({ code, path, detail }) => {
    const { what, mend } = words[code];
    const make = code === 'limit_unreachable' ? warning : error;
    return make(`regulation.${code}`, regulation.at(...path), what(detail), mend);
  });
}
