import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { error, type Fault } from './fault.ts';
import {
  type AreaFeature,
  type AreaLevel,
  areaLevels,
  type CityFiles,
  type DivisionRow,
  type YamlFile,
} from './files.ts';
import {
  CalendarSchema,
  CitySchema,
  DepartmentsSchema,
  PopulationSchema,
  RegulationSchema,
  StaffSchema,
} from './schema.ts';
import { readCsv } from './source/csv.ts';
import { readGeojson } from './source/geojson.ts';
import { shapeFaults } from './source/shape.ts';
import { readYaml } from './source/yaml.ts';

/** What a city's folder holds: its files where all have the right syntax and shape, else what is wrong with them. */
export interface CityReading {
  readonly files: CityFiles | null;
  readonly faults: readonly Fault[];
}

const DIVISION_COLUMNS = ['区市代码', '区市', '镇街代码', '镇街', '村社区代码', '村社区'];
const AREA_FILES: Record<AreaLevel, { file: string; required: boolean }> = {
  district: { file: 'districts.geojson', required: true },
  street: { file: 'streets.geojson', required: true },
  community: { file: 'communities.geojson', required: false },
  grid: { file: 'grids.geojson', required: false },
};

/** Reads `cities/<city>`. Syntax and shape are judged here, meaning in `checkCity`. */
export function readCity(folder: string): CityReading {
  const faults: Fault[] = [];
  const yaml = <S extends TSchema>(file: string, schema: S) => readTyped(folder, file, schema, faults);
  const city = yaml('city.yaml', CitySchema);
  const departments = yaml('departments.yaml', DepartmentsSchema);
  const population = yaml('population.yaml', PopulationSchema);
  const regulation = yaml('regulation.yaml', RegulationSchema);
  const calendar = yaml('calendar.yaml', CalendarSchema);
  const staff = existsSync(join(folder, 'staff.yaml')) ? yaml('staff.yaml', StaffSchema) : null;
  const texts = readTexts(folder, faults);
  const divisions = readDivisions(folder, faults);
  const areas = Object.fromEntries(
    areaLevels.map((level) => [level, readAreas(folder, level, faults)]),
  ) as unknown as CityFiles['areas'];
  if (faults.length || !city || !departments || !population || !regulation || !calendar) return { files: null, faults };
  return {
    files: { city, departments, population, regulation, calendar, staff, texts, divisions, areas },
    faults,
  };
}

/** Digest of every file of a city, names and contents. */
export function digestOfCity(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files)
    hash
      .update(`${file.slice(folder.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

function textOf(folder: string, file: string, required: boolean, faults: Fault[]): string | null {
  const path = join(folder, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  if (required)
    faults.push(error('file.missing', { file, line: null }, `缺少文件 ${file}`, '参照 cities/README.md 补上该文件'));
  return null;
}

function readTyped<S extends TSchema>(
  folder: string,
  file: string,
  schema: S,
  faults: Fault[],
): YamlFile<Static<S>> | null {
  const read = readPlain(folder, file, faults);
  if (!read) return null;
  const shape = Compile(schema);
  if (shape.Check(read.value)) return { value: read.value, at: read.at };
  faults.push(...shapeFaults(shape.Errors(read.value), read.at));
  return null;
}

function readPlain(folder: string, file: string, faults: Fault[]): YamlFile<unknown> | null {
  const text = textOf(folder, file, true, faults);
  if (text === null) return null;
  const read = readYaml(text);
  if (read.fault) {
    const { line, message } = read.fault;
    faults.push(error('yaml.syntax', { file, line }, `YAML 语法错误:${message}`, '检查缩进、引号、括号和重复的键'));
    return null;
  }
  return { value: read.value, at: (...path) => ({ file, line: read.lineOf(path) }) };
}

function readTexts(folder: string, faults: Fault[]): Map<string, YamlFile<unknown>> {
  const texts = new Map<string, YamlFile<unknown>>();
  const names = existsSync(join(folder, 'texts')) ? readdirSync(join(folder, 'texts')).sort() : [];
  for (const name of names.filter((name) => name.endsWith('.yaml'))) {
    const read = readPlain(folder, `texts/${name}`, faults);
    if (read) texts.set(name.slice(0, -'.yaml'.length), read);
  }
  return texts;
}

function readDivisions(folder: string, faults: Fault[]): DivisionRow[] {
  const file = 'divisions.csv';
  const text = textOf(folder, file, true, faults);
  if (text === null) return [];
  const read = readCsv(text);
  for (const { line, message } of read.faults)
    faults.push(
      error('csv.syntax', { file, line }, `CSV 错误:${message}`, '每行六列,用英文逗号分隔;含逗号的单元格加引号'),
    );
  if (read.header.join() !== DIVISION_COLUMNS.join())
    faults.push(
      error('csv.syntax', { file, line: 1 }, `表头是“${read.header.join()}”`, `表头应为“${DIVISION_COLUMNS.join()}”`),
    );
  return read.rows.map(({ line, cells }) => {
    const [district = '', districtName = '', street = '', streetName = '', community = '', communityName = ''] = cells;
    return { file, line, district, districtName, street, streetName, community, communityName };
  });
}

function readAreas(folder: string, level: AreaLevel, faults: Fault[]): AreaFeature[] {
  const { file, required } = AREA_FILES[level];
  const text = textOf(folder, file, required, faults);
  if (text === null) return [];
  const read = readGeojson(text);
  for (const { line, message } of read.faults)
    faults.push(
      error(
        'geojson.syntax',
        { file, line },
        `GeoJSON 错误:${message}`,
        '按 RFC 7946 导出为 FeatureCollection,坐标为 WGS-84',
      ),
    );
  return read.features.map((feature) => ({
    ...feature,
    file,
    level,
    code: String(feature.properties.code ?? ''),
    name: String(feature.properties.name ?? ''),
    parent: parentOf(level, feature.properties),
  }));
}

/** A street's code begins with its district's, a community's with its street's; a grid names its community. */
function parentOf(level: AreaLevel, properties: Readonly<Record<string, unknown>>): string | null {
  const code = String(properties.code ?? '');
  if (level === 'street') return code.slice(0, 6);
  if (level === 'community') return code.slice(0, 9);
  return level === 'grid' ? String(properties.community ?? '') : null;
}
