import type { MultiPolygon } from 'polygon-clipping';

export interface Feature {
  readonly line: number;
  /** Number of the feature in the file, from 1. */
  readonly position: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly polygons: MultiPolygon;
}

export interface GeojsonText {
  readonly features: readonly Feature[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** Reads a FeatureCollection of polygons and keeps the line on which each feature begins. */
export function readGeojson(text: string): GeojsonText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    return { features: [], faults: [{ line: lineAt(text, position), message: '不是合法的 JSON' }] };
  }
  const items = isObject(value) && value.type === 'FeatureCollection' ? value.features : null;
  if (!Array.isArray(items)) return { features: [], faults: [{ line: 1, message: '不是 FeatureCollection' }] };
  const lines = linesOfItems(text, items.length);
  const features: Feature[] = [];
  const faults: { line: number; message: string }[] = [];
  items.forEach((item: unknown, index) => {
    const line = lines[index] ?? 1;
    const polygons = isObject(item) ? polygonsOf(item.geometry) : null;
    if (!isObject(item) || !isObject(item.properties))
      faults.push({ line, message: `第 ${index + 1} 个要素没有 properties` });
    else if (!polygons)
      faults.push({ line, message: `第 ${index + 1} 个要素的 geometry 不是 Polygon 或 MultiPolygon` });
    else features.push({ line, position: index + 1, properties: item.properties, polygons });
  });
  return { features, faults };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function polygonsOf(geometry: unknown): MultiPolygon | null {
  if (!isObject(geometry)) return null;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  return isMultiPolygon(polygons) ? polygons : null;
}

function isMultiPolygon(value: unknown): value is MultiPolygon {
  const isPair = (pair: unknown) => Array.isArray(pair) && pair.length >= 2 && pair.every(Number.isFinite);
  const isList = (list: unknown, item: (value: unknown) => boolean) =>
    Array.isArray(list) && list.length > 0 && list.every(item);
  return isList(value, (polygon) => isList(polygon, (ring) => isList(ring, isPair)));
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Lines on which the first `count` items of the top-level array `features` begin: one pass, outside of strings. */
function linesOfItems(text: string, count: number): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let inString = false;
  let inFeatures = false;
  let key = '';
  for (let at = 0; at < text.length && lines.length < count; at++) {
    const sign = text[at]!;
    if (inString) {
      if (sign === '\\') at++;
      else if (sign === '"') inString = false;
      else if (depth === 1) key += sign;
      continue;
    }
    if (sign === '\n') line++;
    else if (sign === '"') {
      inString = true;
      if (depth === 1) key = '';
    } else if (sign === '{' || sign === '[') {
      if (depth === 1 && sign === '[') inFeatures = key === 'features';
      if (depth === 2 && inFeatures) lines.push(line);
      depth++;
    } else if (sign === '}' || sign === ']') depth--;
  }
  return lines;
}
