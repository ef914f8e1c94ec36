import { declineGrounds } from '#domain/appeal/terms.ts';
import { occasions } from '#domain/notice/notice.ts';
import { emergencyServices } from '#domain/screening/cue.ts';
import { error, type Fault } from '../fault.ts';
import type { CityFiles } from '../files.ts';

const FILE = 'texts/grounds.yaml';
const PARTS = ['title', 'explanation', 'instead'];

export function checkTexts(files: CityFiles): Fault[] {
  return [...checkGrounds(files), ...checkScreening(files), ...checkNotices(files)];
}

/** Each ground of non-acceptance must be explained to the appellant, with where to go instead [002]. */
function checkGrounds({ texts }: CityFiles): Fault[] {
  const grounds = texts.get('grounds');
  const mend = `每条不予受理理由都要有 ${PARTS.join('、')}`;
  if (!grounds) return [error('text.ground_missing', { file: FILE, line: null }, `缺少 ${FILE}`, mend)];
  const written = grounds.value as Record<string, Record<string, unknown> | undefined> | null;
  return declineGrounds
    .filter((ground) => PARTS.some((part) => typeof written?.[ground]?.[part] !== 'string'))
    .map((ground) => error('text.ground_missing', grounds.at(ground), `理由 ${ground} 的说明不全`, mend));
}

const SCREENING = 'texts/screening.yaml';
const NAMES = ['own', 'elsewhere', 'near'];

/** What advice before sending needs of the city: a number for each emergency service, and lists of place names. */
function checkScreening({ texts }: CityFiles): Fault[] {
  const screening = texts.get('screening');
  const mend = `numbers 要有 ${emergencyServices.join('、')} 的电话,${NAMES.join('、')} 是用空格分开的地名`;
  if (!screening) return [error('text.screening', { file: SCREENING, line: null }, `缺少 ${SCREENING}`, mend)];
  const written = screening.value as Record<string, unknown> | null;
  const numbers = written?.numbers as Record<string, unknown> | undefined;
  return [
    ...emergencyServices
      .filter((service) => !/^\d{3,}$/.test(String(numbers?.[service])))
      .map((key) => ['numbers', key]),
    ...NAMES.filter((key) => typeof written?.[key] !== 'string').map((key) => [key]),
  ].map((path) => error('text.screening', screening.at(...path), `${path.join('.')} 没有写或写错`, mend));
}

const NOTICES = 'texts/notices.yaml';

/** Who is told something is told it in the city's words: each occasion has its wording, and so has the code to sign in. */
function checkNotices({ texts }: CityFiles): Fault[] {
  const notices = texts.get('notices');
  const mend = '每个场合都要有一句话，验证码的一句要有 {code}';
  if (!notices) return [error('text.notice_missing', { file: NOTICES, line: null }, `缺少 ${NOTICES}`, mend)];
  const written = notices.value as Record<string, unknown> | null;
  const isSaid = (key: string) => typeof written?.[key] === 'string' && written[key] !== '';
  const silent = occasions.filter((occasion) => !isSaid(occasion));
  const codeless = isSaid('code') && String(written?.code).includes('{code}') ? [] : ['code'];
  return [...silent, ...codeless].map((key) =>
    error('text.notice_missing', notices.at(key), `通知 ${key} 没有写或写错`, mend),
  );
}
