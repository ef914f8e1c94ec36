import type { Spot } from './fault.ts';
import type { CalendarYaml, CityYaml, DepartmentsYaml, PopulationYaml, RegulationYaml, StaffYaml } from './schema.ts';
import type { Feature } from './source/geojson.ts';
import type { YamlPath } from './source/yaml.ts';

/** A YAML file of known shape; `at` gives the place of a value by its path. */
export interface YamlFile<T> {
  readonly value: T;
  readonly at: (...path: YamlPath) => Spot;
}

/** One line of `divisions.csv`: a community with the street and the district it belongs to. */
export interface DivisionRow extends Spot {
  readonly district: string;
  readonly districtName: string;
  readonly street: string;
  readonly streetName: string;
  readonly community: string;
  readonly communityName: string;
}

export const areaLevels = ['district', 'street', 'community', 'grid'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** A polygon of the city as a file gives it. Grids name their community; the parents of others follow from the code. */
export interface AreaFeature extends Feature, Spot {
  readonly line: number;
  readonly level: AreaLevel;
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Everything in `cities/<city>`, of the right shape, each value with its place. */
export interface CityFiles {
  readonly city: YamlFile<CityYaml>;
  readonly departments: YamlFile<DepartmentsYaml>;
  readonly population: YamlFile<PopulationYaml>;
  readonly regulation: YamlFile<RegulationYaml>;
  readonly calendar: YamlFile<CalendarYaml>;
  /** Null where the city brings its own people. */
  readonly staff: YamlFile<StaffYaml> | null;
  readonly texts: ReadonlyMap<string, YamlFile<unknown>>;
  readonly divisions: readonly DivisionRow[];
  /** Levels without a file have an empty list. */
  readonly areas: Readonly<Record<AreaLevel, readonly AreaFeature[]>>;
}
