import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { occasions } from '#domain/notice/notice.ts';

/** The files of a city, by name. */
export type CityTexts = Record<string, string>;

/**
 * 示例市: two districts of two streets of two communities of two grids, all rectangles, with a platform for each
 * district and one for the city. Faultless. District 990101 lies from 120.00 E to 120.04 E, 990102 east of it, both from
 * 36.00 N to 36.02 N; each street is 0.02 wide, each community 0.01, its grids lie one above the other.
 */
export function exampleCity(): CityTexts {
  const ground = groundOf();
  return {
    'city.yaml': cityYaml,
    'departments.yaml': departmentsYaml,
    'population.yaml': "year: 2020\nsource: 示例\nareas:\n  '990101': 1001\n  '990102': 2000\n",
    'regulation.yaml': regulationYaml,
    'calendar.yaml':
      'rest:\n  - { day: 2026-08-15, name: 停工, source: 示例 }\nworking:\n  - { day: 2026-08-22, name: 补班, source: 示例 }\n',
    'staff.yaml': staffYaml,
    'texts/grounds.yaml': groundsYaml,
    'texts/screening.yaml': screeningYaml,
    'texts/notices.yaml': noticesYaml,
    'divisions.csv': ['区市代码,区市,镇街代码,镇街,村社区代码,村社区', ...ground.rows, ''].join('\n'),
    'districts.geojson': collection(ground.districts),
    'streets.geojson': collection(ground.streets),
    'communities.geojson': collection(ground.communities),
    'grids.geojson': collection(ground.grids),
  };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Writes a city into a folder of its own, which goes away after the last test of the file. */
export function writeCity(texts: CityTexts): string {
  const folder = mkdtempSync(join(tmpdir(), 'qingsu-city-'));
  folders.push(folder);
  rewriteCity(folder, texts);
  return folder;
}

export function rewriteCity(folder: string, texts: CityTexts): void {
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

type Box = [west: number, south: number, east: number, north: number];

/** One line of a GeoJSON file. */
export function featureLine(properties: Record<string, string>, [west, south, east, north]: Box): string {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } });
}

function collection(lines: readonly string[]): string {
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

function groundOf() {
  const rows: string[] = [];
  const [districts, streets, communities, grids]: string[][] = [[], [], [], []];
  const six = (value: number) => Number(value.toFixed(6));
  for (const [d, districtName] of ['东区', '西区'].entries()) {
    const district = `99010${d + 1}`;
    const west = 120 + d * 0.04;
    districts!.push(featureLine({ code: district, name: districtName }, [six(west), 36, six(west + 0.04), 36.02]));
    for (const s of [0, 1]) {
      const street = `${district}00${s + 1}`;
      const streetName = `${districtName}${s + 1}号街道`;
      const x = west + s * 0.02;
      streets!.push(featureLine({ code: street, name: streetName }, [six(x), 36, six(x + 0.02), 36.02]));
      for (const c of [0, 1]) {
        const community = `${street}00${c + 1}`;
        const name = `${streetName}第${c + 1}社区`;
        const [from, to] = [six(x + c * 0.01), six(x + c * 0.01 + 0.01)];
        rows.push([district, districtName, street, streetName, community, name].join());
        communities!.push(featureLine({ code: community, name }, [from, 36, to, 36.02]));
        for (const g of [0, 1])
          grids!.push(
            featureLine({ code: `${community}-0${g + 1}`, name: `${name}${g + 1}格`, community }, [
              from,
              six(36 + g * 0.01),
              to,
              six(36.01 + g * 0.01),
            ]),
          );
      }
    }
  }
  return { rows, districts: districts!, streets: streets!, communities: communities!, grids: grids! };
}

const platform = (id: string, name: string, prefix: string, area: string, position: number) => `
  - id: ${id}
    name: ${name}
    brand: ${name}办
    colour: '#1d5fa8'
    prefix: ${prefix}
    area: '${area}'
    centre: ${name}中心
    phone: 0000-0000-000${position}
    takesPublicAppeals: ${area !== '990100'}
    entry: { public: community, patrol: street }`;

const cityYaml = `id: example
name: 示例市
area: '990100'
demonstrationGrids: { reference: east, count: 13 }
demonstrationPhone: '0000-0000-{number}'
platforms:${platform('east', '东区', 'EA', '990101', 1)}${platform('west', '西区', 'WE', '990102', 2)}${platform('example', '示例市', 'EX', '990100', 3)}
`;

const departmentsYaml = `district:
  - { id: housing, name: '{area}住房局' }
  - { id: police, name: '示例市公安局{short}分局', names: { west: 西区公安局 } }
  - { id: marine, name: '{area}海洋局', only: [west] }
city:
  - { id: housing, name: 示例市住房局 }
enterprise:
  - { id: heating, name: 市供热企业 }
`;

const regulationYaml = `version: example-1
from: 2023-01-01
officeHours: ['09:00-12:00', '13:30-17:30']
limits:
  - { kind: livelihood, natures: [consultation, suggestion], limit: { amount: 1, unit: working_days } }
  - { kind: livelihood, complexity: simple, limit: { amount: 2, unit: working_days } }
  - { kind: livelihood, complexity: complex, limit: { amount: 5, unit: working_days } }
  - { kind: development, limit: { amount: 10, unit: working_days } }
  - { kind: enforcement, limit: { amount: 10, unit: working_days } }
steps:
  accept: { amount: 4, unit: office_hours }
  acknowledge: { amount: 2, unit: office_hours }
  firstContact: { amount: 1, unit: working_days }
  dispatch: { amount: 4, unit: office_hours }
  platformReview: { amount: 1, unit: working_days }
  rating: { amount: 5, unit: working_days }
  objection: { amount: 10, unit: working_days }
lights: { yellow: 0.5, red: 0.2 }
ladder: { holdShare: 0.5 }
reviews:
  community: [{ at: unit, role: unit_leader }]
  street: [{ at: unit, role: section_head }, { at: unit, role: unit_leader }]
  department: [{ at: unit, role: unit_leader }]
  enterprise: [{ at: unit, role: unit_leader }]
  centre: [{ at: unit, role: reviewer }]
patrolVerification:
  community: [{ at: parent, role: section_head }]
  street: [{ at: unit, role: section_head }]
  department: [{ at: unit, role: unit_leader }]
  enterprise: [{ at: unit, role: unit_leader }]
  centre: [{ at: unit, role: reviewer }]
rating: { badRoundsToAssessment: 2, lateDays: 30 }
repeatWithinDays: 30
urgeEveryOfficeHours: 4
`;

const staffYaml = `password: example-demo
namePrefix: 演示·
community:
  - { login: clerk, title: 经办, roles: [clerk] }
  - { login: leader, title: 书记, roles: [unit_leader] }
  - { login: grid, title: 网格员, roles: [grid_member], perGrids: 2 }
street:
  - { login: clerk, title: 经办, roles: [clerk], count: 2 }
  - { login: head, title: 科长, roles: [section_head] }
  - { login: leader, title: 主任, roles: [unit_leader] }
department:
  - { login: clerk, title: 经办, roles: [clerk] }
  - { login: leader, title: 局长, roles: [unit_leader] }
enterprise:
  - { login: clerk, title: 客服, roles: [clerk] }
  - { login: leader, title: 负责人, roles: [unit_leader] }
centre:
  - { login: operator, title: 受理员, roles: [operator] }
  - { login: reviewer, title: 审核员, roles: [reviewer] }
  - { login: system, title: 系统管理员, roles: [system_admin] }
  - { login: auditor, title: 审计员, roles: [auditor] }
`;

const groundsYaml = [
  'judicial_or_petition',
  'unlawful',
  'secret_or_privacy',
  'military',
  'emergency',
  'malicious_or_empty',
  'outside_jurisdiction',
]
  .map((ground) => `${ground}: { title: 理由, explanation: 说明, instead: 去处 }\n`)
  .join('');

const screeningYaml = [
  "numbers: { police: '110', fire: '119', ambulance: '120', traffic: '122' }",
  'own: 示例',
  'elsewhere: 别处市',
  "near: ''",
  '',
].join('\n');

const noticesYaml = [
  'code: 验证码 {code}',
  ...occasions.map((occasion) => `${occasion}: ${occasion} {number} {unit} {until}`),
  '',
].join('\n');
