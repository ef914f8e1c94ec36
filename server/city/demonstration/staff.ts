import { isRole, type Role } from '#domain/access/roles.ts';
import type { Unit } from '#domain/organisation/unit.ts';
import type { CityFiles } from '../files.ts';
import type { StaffRule } from '../schema.ts';

/** Somebody made up for demonstration. */
export interface DemonstrationPerson {
  readonly platform: string;
  /** Serves as login and as id. */
  readonly login: string;
  readonly name: string;
  readonly phone: string | null;
  readonly unit: string;
  readonly roles: readonly Role[];
}

const ORDINALS = '甲乙丙丁戊己庚辛壬癸';

/**
 * The people of every unit by the rules of `staff.yaml`.
 *
 * @param gridsOf number of grids of a community
 */
export function demonstrationStaff(
  files: CityFiles,
  units: readonly Unit[],
  gridsOf: (community: string) => number,
): DemonstrationPerson[] {
  const staff = files.staff?.value;
  if (!staff) return [];
  const platformNames = new Map(files.city.value.platforms.map((platform) => [platform.id, platform.name]));
  return units.flatMap((unit) => {
    const isCentre = unit.type === 'centre';
    const home = isCentre ? platformNames.get(unit.platform) : unit.name;
    return (staff[unit.type] ?? []).flatMap((rule) => {
      const count = countOf(rule, gridsOf(unit.id));
      return Array.from({ length: count }, (_, index) => ({
        platform: unit.platform,
        login: `${isCentre ? unit.platform : unit.id}.${rule.login}${isNumbered(rule) ? index + 1 : ''}`,
        name: `${staff.namePrefix}${home}${rule.title}${count > 1 ? (ORDINALS[index] ?? index + 1) : ''}`,
        phone: unit.phone,
        unit: unit.id,
        roles: rule.roles.filter(isRole),
      }));
    });
  });
}

function countOf(rule: StaffRule, grids: number): number {
  return rule.perGrids === undefined ? (rule.count ?? 1) : Math.max(1, Math.ceil(grids / rule.perGrids));
}

function isNumbered(rule: StaffRule): boolean {
  return (rule.count ?? 1) > 1 || rule.perGrids !== undefined;
}
