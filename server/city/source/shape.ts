import { error, type Fault, type Spot } from '../fault.ts';
import type { YamlPath } from './yaml.ts';

/** One finding of the schema validator (JSON Schema keywords). */
interface Finding {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}

// Follow from another finding at the same place and say nothing of their own.
const SILENT = new Set(['boolean', 'anyOf', 'const']);

/** Turns what the schema found wrong into faults with lines and words. */
export function shapeFaults(findings: readonly Finding[], at: (...path: YamlPath) => Spot): Fault[] {
  return findings
    .filter((finding) => !SILENT.has(finding.keyword))
    .map((finding) => {
      const path = pathOf(finding.instancePath);
      const words = wordsOf(finding);
      const extra = namesOf(finding, 'additionalProperties')[0];
      const spot = extra === undefined ? at(...path) : at(...path, extra);
      return error(
        'yaml.shape',
        spot,
        `${path.join('.') || '文件'}:${words}`,
        '参照 cities/README.md 中该文件的格式修改',
      );
    });
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d{1,5}$/.test(part) ? Number(part) : part));
}

function namesOf(finding: Finding, list: string): string[] {
  const names: unknown = (finding.params as Record<string, unknown>)[list];
  return Array.isArray(names) ? names.map(String) : [];
}

function wordsOf(finding: Finding): string {
  if (finding.keyword === 'required') return `缺少 ${namesOf(finding, 'requiredProperties').join('、')}`;
  if (finding.keyword === 'additionalProperties')
    return `不认识的字段 ${namesOf(finding, 'additionalProperties').join('、')}`;
  const { allowedValues, type, pattern, limit } = finding.params as Record<string, unknown>;
  if (Array.isArray(allowedValues)) return `只能是 ${allowedValues.join('、')} 之一`;
  if (type !== undefined) return `类型应为 ${String(type)}`;
  if (pattern !== undefined) return `格式应符合 ${String(pattern)}`;
  if (limit !== undefined) return `超出范围(${finding.message})`;
  return finding.message;
}
