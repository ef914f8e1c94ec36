import { describe, expect, it } from 'vitest';
import { type CityTexts, exampleCity, featureLine, writeCity } from '#server/testing/example-city.ts';
import { checkCity } from './check.ts';
import { type Fault, type FaultCode, faultCodes } from './fault.ts';
import { cityFolder } from './folder.ts';
import { readCity } from './read.ts';

function faultsOf(texts: CityTexts): readonly Fault[] {
  const { files, faults } = readCity(writeCity(texts));
  return files ? checkCity(files) : faults;
}

/** One thing changed in one file: the text `from`, which stands there once or first, becomes `to`. */
type Planted = readonly [
  code: FaultCode,
  file: string,
  from: string,
  to: string,
  /** Where the fault must be found if not on the line of the change. */
  at?: { file?: string; line: number | null },
];

const square = (code: string, box: [number, number, number, number], more = {}) =>
  featureLine({ code, name: codeName(code), ...more }, box);
const names: Record<string, string> = {
  '990101': '东区',
  '990102': '西区',
  '990101001': '东区1号街道',
  '990101001001': '东区1号街道第1社区',
};
const codeName = (code: string) => names[code] ?? '';

const eastSquare = square('990101', [120, 36, 120.04, 36.02]);
const streetSquare = square('990101001', [120, 36, 120.02, 36.02]);
const communitySquare = square('990101001001', [120, 36, 120.01, 36.02]);
const gridName = '东区1号街道第1社区1格';
const grid = (box: [number, number, number, number], community = '990101001001') =>
  featureLine({ code: '990101001001-01', name: gridName, community }, box);
const gridSquare = grid([120, 36, 120.01, 36.01]);
const firstRow = '990101,东区,990101001,东区1号街道,990101001001,东区1号街道第1社区';
const ring = (coordinates: number[][]) =>
  JSON.stringify({
    type: 'Feature',
    properties: { code: '990101001001-01', name: gridName, community: '990101001001' },
    geometry: { type: 'Polygon', coordinates: [coordinates] },
  });

const planted: readonly Planted[] = [
  ['file.missing', 'calendar.yaml', '', '', { line: null }],
  ['yaml.syntax', 'city.yaml', 'name: 示例市', 'name: [示例市', { line: 3 }],
  ['yaml.syntax', 'population.yaml', 'source: 示例', 'source: 示例\nsource: 又一次', { line: 3 }],
  ['yaml.shape', 'city.yaml', 'takesPublicAppeals: true', 'takesPublicAppeals: 也许'],
  ['yaml.shape', 'regulation.yaml', 'repeatWithinDays: 30\n', '', { line: 1 }],
  [
    'yaml.shape',
    'staff.yaml',
    'login: head, title: 科长, roles: [section_head]',
    'login: head, title: 科长, roles: [section_head], wage: 1',
  ],
  ['csv.syntax', 'divisions.csv', firstRow, `${firstRow},多余`],
  ['csv.syntax', 'divisions.csv', '东区1号街道第1社区', '"东区"1号街道第1社区'],
  ['csv.syntax', 'divisions.csv', '区市代码,', '代码,'],
  ['geojson.syntax', 'streets.geojson', '"properties"', '"properties', { line: 2 }],
  ['geojson.syntax', 'grids.geojson', '"Polygon"', '"Point"'],
  ['platform.duplicate', 'city.yaml', 'prefix: WE', 'prefix: EA'],
  ['platform.duplicate', 'city.yaml', 'brand: 西区办', 'brand: 东区办'],
  ['platform.without_centre', 'city.yaml', '    centre: 西区中心\n', '', { line: 17 }],
  ['platform.unknown_area', 'city.yaml', "    area: '990100'", "    area: '990109'"],
  ['platform.contrast', 'city.yaml', "'#1d5fa8'", "'#ffcc00'"],
  ['division.code', 'divisions.csv', ',990102002002,', ',99010200200X,'],
  ['division.duplicate_code', 'divisions.csv', ',990101001002,', ',990101001001,'],
  ['division.unknown_parent', 'divisions.csv', ',990101001002,', ',990109001002,'],
  ['division.two_names', 'divisions.csv', '东区1号街道,990101001002', '另一街道,990101001002'],
  [
    'division.without_platform',
    'divisions.csv',
    firstRow,
    `990103,南区,990103001,南一街道,990103001001,南一社区\n${firstRow}`,
  ],
  ['department.duplicate', 'departments.yaml', 'id: police', 'id: housing'],
  ['department.duplicate', 'departments.yaml', '市供热企业', '示例市住房局'],
  ['department.unknown_platform', 'departments.yaml', 'only: [west]', 'only: [west, south]'],
  ['population.unknown_area', 'population.yaml', "'990102': 2000", "'990102': 2000\n  '990109': 5", { line: 6 }],
  ['population.missing', 'population.yaml', "  '990102': 2000\n", '', { line: 3 }],
  ['regulation.amount', 'regulation.yaml', 'amount: 2, unit: working_days', 'amount: 1.5, unit: working_days'],
  [
    'regulation.limit_unreachable',
    'regulation.yaml',
    '  - { kind: enforcement',
    '  - { kind: development, complexity: simple, limit: { amount: 3, unit: working_days } }\n  - { kind: enforcement',
  ],
  [
    'regulation.unknown_role',
    'regulation.yaml',
    'street: [{ at: unit, role: section_head }',
    'street: [{ at: unit, role: chief }',
  ],
  [
    'regulation.review_missing',
    'regulation.yaml',
    '  centre: [{ at: unit, role: reviewer }]\npatrol',
    'patrol',
    { line: 20 },
  ],
  [
    'regulation.reviewer_without_desk',
    'regulation.yaml',
    'enterprise: [{ at: unit, role: unit_leader }',
    'enterprise: [{ at: unit, role: clerk }',
  ],
  [
    'regulation.review_without_holder',
    'regulation.yaml',
    'department: [{ at: unit, role: unit_leader }',
    'department: [{ at: unit, role: section_head }',
  ],
  ['regulation.review_without_holder', 'regulation.yaml', 'centre: [{ at: unit', 'centre: [{ at: parent'],
  ['regulation.office_hours', 'regulation.yaml', "'13:30-17:30'", "'11:30-17:30'"],
  ['regulation.lights', 'regulation.yaml', 'red: 0.2', 'red: 0.6'],
  ['regulation.hold_share', 'regulation.yaml', 'holdShare: 0.5', 'holdShare: 0.6'],
  ['staff.unknown_role', 'staff.yaml', 'roles: [auditor]', 'roles: [auditor, chief]'],
  ['staff.powers_together', 'staff.yaml', 'roles: [auditor]', 'roles: [auditor, system_admin]'],
  ['staff.duplicate_login', 'staff.yaml', 'login: auditor', 'login: system'],
  [
    'unit.without_people',
    'staff.yaml',
    'enterprise:\n  - { login: clerk, title: 客服, roles: [clerk] }\n  - { login: leader, title: 负责人, roles: [unit_leader] }\n',
    '',
    { line: 1 },
  ],
  ['unit.desk_empty', 'staff.yaml', '  - { login: operator, title: 受理员, roles: [operator] }\n', '', { line: 17 }],
  ['calendar.day', 'calendar.yaml', '2026-08-15', '2026-02-30'],
  ['calendar.contradiction', 'calendar.yaml', '2026-08-22', '2026-08-15'],
  [
    'text.ground_missing',
    'texts/grounds.yaml',
    'military: { title: 理由, explanation: 说明, instead: 去处 }',
    'military: { title: 理由, explanation: 说明 }',
  ],
  ['text.screening', 'texts/screening.yaml', "fire: '119'", 'fire: soon'],
  ['text.screening', 'texts/screening.yaml', 'own: 示例', 'own: 1'],
  ['text.notice_missing', 'texts/notices.yaml', 'second_round: second_round {number}', "second_round: '' #"],
  ['text.notice_missing', 'texts/notices.yaml', 'code: 验证码 {code}', 'code: 验证码'],
  ['demonstration.reference', 'city.yaml', 'reference: east', 'reference: north'],
  [
    'area.unknown_code',
    'grids.geojson',
    gridSquare,
    `${featureLine({ name: '无编号', community: '990101001001' }, [120, 36, 120.01, 36.01])},\n${gridSquare}`,
  ],
  [
    'area.unknown_code',
    'districts.geojson',
    eastSquare,
    `${square('990109', [121, 36, 121.01, 36.01])},\n${eastSquare}`,
  ],
  [
    'area.unknown_parent',
    'grids.geojson',
    gridSquare,
    `${grid([120, 36, 120.01, 36.01], '990101001009')},\n${gridSquare}`,
  ],
  ['area.duplicate', 'communities.geojson', communitySquare, `${communitySquare},\n${communitySquare}`, { line: 3 }],
  ['area.missing', 'districts.geojson', `${eastSquare},\n`, '', { file: 'divisions.csv', line: 2 }],
  ['area.missing', 'streets.geojson', `${streetSquare},\n`, '', { file: 'divisions.csv', line: 2 }],
  [
    'area.ring',
    'grids.geojson',
    gridSquare,
    `${ring([
      [120, 36],
      [120.01, 36],
      [120.01, 36.01],
    ])},\n${gridSquare}`,
  ],
  [
    'area.coordinates',
    'grids.geojson',
    gridSquare,
    `${ring([
      [36, 120],
      [36, 120.01],
      [36.01, 120.01],
      [36, 120],
    ])},\n${gridSquare}`,
  ],
  [
    'area.crossing',
    'grids.geojson',
    gridSquare,
    `${ring([
      [120, 36],
      [120.01, 36.01],
      [120.01, 36],
      [120, 36.01],
      [120, 36],
    ])},\n${gridSquare}`,
  ],
  ['area.outside_parent', 'grids.geojson', gridSquare, grid([119.9999, 36, 120.01, 36.01])],
  [
    'area.outside_parent',
    'districts.geojson',
    eastSquare,
    square('990101', [120.001, 36, 120.04, 36.02]),
    { file: 'streets.geojson', line: 2 },
  ],
  ['area.overlap', 'grids.geojson', gridSquare, grid([120, 36, 120.01, 36.0101]), { line: 3 }],
  ['area.gap', 'grids.geojson', gridSquare, grid([120, 36, 120.01, 36.0099])],
];

describe('a city of files without fault', () => {
  it('has none', () => {
    expect(faultsOf(exampleCity())).toEqual([]);
  });

  it('may leave out its people and its own communities and grids', () => {
    const {
      'staff.yaml': _staff,
      'communities.geojson': _communities,
      'grids.geojson': _grids,
      ...rest
    } = exampleCity();
    expect(faultsOf(rest)).toEqual([]);
  });
});

describe('one planted fault is found alone, at its place', () => {
  it.each(planted.map((row, number) => ({ number, row, code: row[0], in: row[1] })))(
    '$number: $code in $in',
    ({ row }) => {
      const [code, file, from, to, at] = row;
      const texts = exampleCity();
      if (from === '') delete texts[file];
      else {
        expect(texts[file]).toContain(from);
        texts[file] = texts[file]!.replace(from, to);
      }
      const place = at?.line === undefined ? lineOf(exampleCity()[file]!, from) : at.line;
      const faults = faultsOf(texts);
      expect(faults.map(({ code, file, line }) => ({ code, file, line }))).toEqual([
        { code, file: at?.file ?? file, line: place },
      ]);
      expect(faults[0]!.what).not.toBe('');
      expect(faults[0]!.mend).not.toBe('');
    },
  );

  it('names every case without a limit', () => {
    const texts = exampleCity();
    const row = '  - { kind: livelihood, complexity: complex, limit: { amount: 5, unit: working_days } }\n';
    texts['regulation.yaml'] = texts['regulation.yaml']!.replace(row, '');
    const faults = faultsOf(texts);
    expect(new Set(faults.map(({ code, line }) => `${code} ${line}`))).toEqual(new Set(['regulation.limit_missing 4']));
    expect(faults.map((fault) => fault.what).join()).toContain('livelihood complaint complex');
    expect(faults).toHaveLength(4);
  });

  it('leaves no rule untried', () => {
    const tried = new Set<string>([...planted.map(([code]) => code), 'regulation.limit_missing']);
    expect(faultCodes.filter((code) => !tried.has(code) && !code.startsWith('load.'))).toEqual([]);
  });
});

describe('what rounding does is no fault', () => {
  it.each([
    ['a sliver of overlap', grid([120, 36, 120.01, 36.010001])],
    ['a sliver of gap', grid([120, 36, 120.01, 36.009999])],
    ['a border outside by a rounding', grid([119.999999, 36, 120.01, 36.01])],
  ])('%s', (_what, line) => {
    const texts = exampleCity();
    texts['grids.geojson'] = texts['grids.geojson']!.replace(gridSquare, line);
    expect(faultsOf(texts)).toEqual([]);
  });
});

describe('the city that ships', () => {
  it('has warnings only: six streets without polygon', { timeout: 60_000 }, () => {
    const folder = cityFolder('qingdao');
    if (!folder.ok) throw new Error(folder.line);
    const { files, faults } = readCity(folder.value);
    const found = files ? checkCity(files) : faults;
    expect(found.filter((fault) => fault.severity === 'error')).toEqual([]);
    expect(found.map((fault) => fault.code)).toEqual(Array(6).fill('area.missing'));
  });
});

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
