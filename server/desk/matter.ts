import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import type { SubmissionWords } from '#domain/appeal/events.ts';
import type { MatterRow } from '#server/store/change.ts';
import type { Seal } from './seal.ts';

// The dictionary weighs as much as all the rest of the program: it is loaded with the first words that are cut.
const load = createRequire(import.meta.url);
let loaded: Jieba | null = null;
function jieba(): Jieba {
  const { Jieba: made } = load('@node-rs/jieba') as typeof import('@node-rs/jieba');
  const { dict } = load('@node-rs/jieba/dict.js') as typeof import('@node-rs/jieba/dict.js');
  loaded ??= made.withDict(dict);
  return loaded;
}

const EXCERPT = 80;
const MOST_WORDS = 200;

/** The words of a submission for lists and search. Longer texts are found by their first words. */
export function matterOf(words: SubmissionWords): MatterRow {
  const excerpt = [...words.text.slice(0, EXCERPT * 2)].slice(0, EXCERPT).join('');
  const searched = searchWords(`${words.subject} ${words.address} ${words.text.slice(0, 4000)}`);
  return { subject: words.subject, excerpt, address: words.address, words: searched.slice(0, MOST_WORDS) };
}

/** The same for two submissions of one person whose texts differ in spacing, width or case at most. */
export function matterKey(seal: Seal, appellant: string, { text }: Pick<SubmissionWords, 'text'>): Buffer {
  const bare = text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
  return seal.digest('matter', `${appellant}\n${bare}`);
}

/** Words of a text as the search index has them: two characters at least, once each, lower case. */
export function searchWords(text: string): string[] {
  const found = new Set<string>();
  for (const word of (loaded ?? jieba()).cutForSearch(text.toLowerCase(), true)) {
    const bare = word.trim();
    if (bare.length >= 2 && /[\p{L}\p{N}]/u.test(bare)) found.add(bare);
  }
  return [...found];
}
