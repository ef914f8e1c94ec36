import { describe, expect, it } from 'vitest';
import { type CityTexts, exampleCity, writeCity } from '#server/testing/example-city.ts';
import { demonstrationStaff } from './demonstration/staff.ts';
import { populationsOf } from './population.ts';
import { readCity } from './read.ts';
import { regulationFrom } from './regulation.ts';
import { unitsOf } from './units.ts';

function read(change: (texts: CityTexts) => void = () => {}) {
  const texts = exampleCity();
  change(texts);
  const { files, faults } = readCity(writeCity(texts));
  if (!files) throw new Error(JSON.stringify(faults));
  return files;
}

describe('units', () => {
  const { platforms, units } = unitsOf(read(), true);
  const unit = (id: string) => units.find((unit) => unit.id === id);

  it('climb from the community to the street to the centre of the platform', () => {
    expect(unit('990101001002')).toMatchObject({ type: 'community', parent: '990101001', platform: 'east' });
    expect(unit('990101001')).toMatchObject({ type: 'street', parent: '990101', platform: 'east' });
    expect(unit('990101')).toMatchObject({ type: 'centre', parent: null, level: 'district', name: '东区中心' });
    expect(unit('990100')).toMatchObject({ type: 'centre', level: 'city' });
    expect(platforms.map((platform) => platform.centre)).toEqual(['990101', '990102', '990100']);
  });

  it('are departments of each district by its name, with exceptions, and of the city', () => {
    expect(units.filter((unit) => unit.type === 'department').map(({ id, name }) => [id, name])).toEqual([
      ['east-housing', '东区住房局'],
      ['east-police', '示例市公安局东分局'],
      ['west-housing', '西区住房局'],
      ['west-police', '西区公安局'],
      ['west-marine', '西区海洋局'],
      ['example-housing', '示例市住房局'],
    ]);
    expect(unit('example-heating')).toMatchObject({ type: 'enterprise', level: 'city', parent: '990100' });
  });

  it('have made-up phones in demonstration only, each its own', () => {
    expect(new Set(units.map((unit) => unit.phone)).size).toBe(units.length);
    expect(unitsOf(read(), false).units.every((unit) => unit.phone === null)).toBe(true);
  });

  it('of a district without its own platform belong to one that takes appeals for the whole city', () => {
    const files = read((texts) => {
      const city = texts['city.yaml']!;
      const whole = city.replace('takesPublicAppeals: false', 'takesPublicAppeals: true');
      texts['city.yaml'] = whole.replace(/ {2}- id: west[\s\S]*?(?= {2}- id: example)/, '');
    });
    const western = unitsOf(files, false).units.filter((unit) => unit.area.startsWith('990102'));
    expect(western).toHaveLength(6);
    expect(western.every((unit) => unit.platform === 'example')).toBe(true);
    expect(western.find((unit) => unit.type === 'street')?.parent).toBe('990100');
  });
});

describe('population', () => {
  it('keeps real figures and splits them evenly, marked, so that parts add up to their whole', () => {
    const found = populationsOf(read());
    expect(found.get('990101')).toEqual({ residents: 1001, year: 2020, isDemonstration: false });
    expect(found.get('990100')).toEqual({ residents: 3001, year: 2020, isDemonstration: false });
    const parts = (length: number) =>
      [...found].filter(([code]) => code.startsWith('990101') && code.length === length).map(([, one]) => one);
    for (const length of [9, 12]) {
      expect(parts(length).reduce((sum, one) => sum + one.residents, 0)).toBe(1001);
      expect(parts(length).every((one) => one.isDemonstration)).toBe(true);
    }
  });

  it('gives the rest of a district to the streets without a figure of their own', () => {
    const found = populationsOf(
      read((texts) => {
        texts['population.yaml'] += "  '990102001': 1500\n";
      }),
    );
    expect(found.get('990102001')).toMatchObject({ residents: 1500, isDemonstration: false });
    expect(found.get('990102002')).toMatchObject({ residents: 500, isDemonstration: true });
  });
});

describe('demonstration staff', () => {
  const files = read();
  const people = demonstrationStaff(files, unitsOf(files, true).units, (community) =>
    community.endsWith('1') ? 3 : 0,
  );
  const at = (unit: string) => people.filter((person) => person.unit === unit).map((person) => person.login);

  it('sits at every unit by the rules of its type', () => {
    expect(at('990101001')).toEqual(['990101001.clerk1', '990101001.clerk2', '990101001.head', '990101001.leader']);
    expect(at('990101')).toEqual(['east.operator', 'east.reviewer', 'east.system', 'east.auditor']);
    expect(at('990101001001')).toContain('990101001001.grid2');
    expect(at('990101001002')).toEqual(['990101001002.clerk', '990101001002.leader', '990101001002.grid1']);
  });

  it('has logins of its own and names that nobody takes for real', () => {
    expect(new Set(people.map((person) => person.login)).size).toBe(people.length);
    expect(people.every((person) => person.name.startsWith('演示·'))).toBe(true);
    expect(people.find((person) => person.login === '990101001.clerk2')?.name).toBe('演示·东区1号街道经办乙');
  });
});

describe('regulation', () => {
  it('has its office hours in minutes after midnight', () => {
    expect(regulationFrom(read().regulation.value).officeHours).toEqual([
      [540, 720],
      [810, 1050],
    ]);
  });
});
