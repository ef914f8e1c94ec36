import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { readGeojson } from './geojson.ts';
import { readYaml } from './yaml.ts';

describe('comma separated values', () => {
  it('keep the line on which each row begins, across quoted line ends and blank lines', () => {
    const { header, rows, faults } = readCsv('a,b\r\n"x\ny","say ""so"""\n\n 1 ,2\n');
    expect(faults).toEqual([]);
    expect(header).toEqual(['a', 'b']);
    expect(rows).toEqual([
      { line: 2, cells: ['x\ny', 'say "so"'] },
      { line: 5, cells: ['1', '2'] },
    ]);
  });

  it.each([
    ['too few columns', 'a,b\n1\n', 2],
    ['an open quotation', 'a,b\n1,2\n"3,4\n', 3],
    ['text behind a quotation', 'a,b\n"1"x,2\n', 2],
    ['a quotation within a cell', 'a,b\n1,2"3\n', 2],
    ['nothing at all', '', 1],
  ])('%s is a fault with its line', (_what, text, line) => {
    expect(readCsv(text).faults[0]?.line).toBe(line);
  });
});

describe('GeoJSON', () => {
  const feature = (name: string) =>
    `{"type":"Feature","properties":{"name":"${name}","features":[1,2]},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}`;

  it('keeps the line of each feature, whatever stands inside of it', () => {
    const text = `{"type":"FeatureCollection","note":["x",{"y":[]}],\n"features":[\n\n${feature('[\\"{')},\n${feature('b')}]}`;
    const { features, faults } = readGeojson(text);
    expect(faults).toEqual([]);
    expect(features.map(({ line, position }) => [line, position])).toEqual([
      [4, 1],
      [5, 2],
    ]);
  });

  it.each([
    ['broken JSON', `{"type":"FeatureCollection",\n"features":[\n{"type":"Feature",}]}`, 3],
    ['JSON cut off', '{"type":"FeatureCollection",\n"features":[', 2],
    ['something else', '[]', 1],
    [
      'a feature without properties',
      `{"type":"FeatureCollection","features":[\n{"type":"Feature","geometry":null}]}`,
      2,
    ],
    [
      'a point',
      `{"type":"FeatureCollection","features":[\n\n{"properties":{},"geometry":{"type":"Point","coordinates":[0,0]}}]}`,
      3,
    ],
    [
      'words for numbers',
      `{"type":"FeatureCollection","features":[\n{"properties":{},"geometry":{"type":"Polygon","coordinates":[[["0",0]]]}}]}`,
      2,
    ],
  ])('%s is a fault with its line', (_what, text, line) => {
    const { features, faults } = readGeojson(text);
    expect(features).toEqual([]);
    expect(faults.map((fault) => fault.line)).toEqual([line]);
  });
});

describe('YAML', () => {
  const read = readYaml('a:\n  - x: 1\n    y: 2\n  - { x: 3 }\nb: 4\n');

  it('knows the line of every key and item, and of the nearest where a path leads nowhere', () => {
    expect(read.value).toEqual({ a: [{ x: 1, y: 2 }, { x: 3 }], b: 4 });
    expect(read.lineOf(['a', 0, 'y'])).toBe(3);
    expect(read.lineOf(['a', 1])).toBe(4);
    expect(read.lineOf(['b'])).toBe(5);
    expect(read.lineOf(['a', 0, 'z'])).toBe(2);
    expect(read.lineOf(['c', 'd'])).toBe(1);
    expect(read.lineOf([])).toBe(1);
  });
});
