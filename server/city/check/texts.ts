import { declineGrounds } from '#domain/appeal/terms.ts';
import { error, type Fault } from '../fault.ts';
import type { CityFiles } from '../files.ts';

const FILE = 'texts/grounds.yaml';
const PARTS = ['title', 'explanation', 'instead'];

/** Each ground of non-acceptance must be explained to the appellant, with where to go instead [002]. */
export function checkTexts({ texts }: CityFiles): Fault[] {
  const grounds = texts.get('grounds');
  const mend = `每条不予受理理由都要有 ${PARTS.join('、')}`;
  if (!grounds) return [error('text.ground_missing', { file: FILE, line: null }, `缺少 ${FILE}`, mend)];
  const written = grounds.value as Record<string, Record<string, unknown> | undefined> | null;
  return declineGrounds
    .filter((ground) => PARTS.some((part) => typeof written?.[ground]?.[part] !== 'string'))
    .map((ground) => error('text.ground_missing', grounds.at(ground), `理由 ${ground} 的说明不全`, mend));
}
