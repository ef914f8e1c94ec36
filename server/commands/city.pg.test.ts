import { describe, expect, it } from 'vitest';
import { exampleCity, rewriteCity, writeCity } from '#server/testing/example-city.ts';
import { dataFolder, qingsu, type Run } from '#server/testing/program.ts';

const answerOf = (run: Run) => JSON.parse(run.stdout.trim().split('\n').at(-1)!);

describe('qingsu city check', () => {
  it('passes a sound city, of a path or by name', async () => {
    const given = await qingsu(['city', 'check', writeCity(exampleCity()), '--json']);
    expect(given.code).toBe(0);
    expect(answerOf(given)).toMatchObject({ errors: 0, warnings: 0, faults: [] });
    const named = await qingsu(['city', 'check', 'qingdao', '--json']);
    expect(named.code).toBe(0);
    expect(answerOf(named)).toMatchObject({ city: 'qingdao', errors: 0 });
  });

  it('ends with 1 and tells file, line, rule and cure', async () => {
    const texts = exampleCity();
    texts['city.yaml'] = texts['city.yaml']!.replace('prefix: WE', 'prefix: EA');
    const run = await qingsu(['city', 'check', writeCity(texts), '--json']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('错误 city.yaml:21 [platform.duplicate]');
    expect(answerOf(run)).toMatchObject({ errors: 1, faults: [{ code: 'platform.duplicate', line: 21 }] });
  });

  it('tells twenty faults of a kind and counts the rest', async () => {
    const texts = exampleCity();
    const rows = Array.from({ length: 30 }, (_, at) => `990101,东区,990101001,东区1号街道,9901010010${at + 20}X,社区`);
    texts['divisions.csv'] += `${rows.join('\n')}\n`;
    const run = await qingsu(['city', 'check', writeCity(texts), '--json']);
    expect(run.stdout.match(/^错误 /gm)).toHaveLength(20);
    expect(run.stdout).toContain('[division.code] 还有 10 处');
    expect(answerOf(run).faults).toHaveLength(30);
  });

  it('knows no city of another name', async () => {
    const run = await qingsu(['city', 'check', 'atlantis', '--json']);
    expect(run.code).toBe(1);
    expect(answerOf(run).error).toContain('atlantis');
  });
});

describe('qingsu city load', () => {
  it('loads once, then finds nothing to do, and leaves a faulty city alone', async () => {
    const settings = { QINGSU_DATA: dataFolder() };
    const folder = writeCity(exampleCity());
    const load = () => qingsu(['city', 'load', folder, '--json'], settings);
    const first = await load();
    expect([first.code, answerOf(first)]).toMatchObject([0, { loaded: true, changed: true, counts: { people: 66 } }]);
    expect(answerOf(await load())).toMatchObject({ loaded: true, changed: false, version: 1 });
    rewriteCity(folder, { 'calendar.yaml': 'rest: none\nworking: []\n' });
    const faulty = await load();
    expect([faulty.code, answerOf(faulty)]).toMatchObject([
      1,
      { loaded: false, faults: [{ code: 'yaml.shape', line: 1 }] },
    ]);
    expect(faulty.stdout).toContain('没有载入');
  });
});
