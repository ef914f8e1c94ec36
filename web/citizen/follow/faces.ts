import type { Resolution, Satisfaction } from '#domain/appeal/terms.ts';
import { resolutionWords, satisfactionWords } from '../../ui/words.ts';

/** A face is drawn by the curve of its mouth: up, level or down; null draws none. */
export interface Face<T extends string> {
  readonly value: T;
  readonly words: string;
  readonly mouth: 'up' | 'level' | 'down' | null;
}

const mouths = ['up', 'level', 'down'] as const;

const faces = <T extends string>(words: Readonly<Record<T, string>>): Face<T>[] =>
  (Object.keys(words) as T[]).map((value, index) => ({ value, words: words[value], mouth: mouths[index] ?? null }));

export const resolutionFaces = faces<Resolution>(resolutionWords);
export const satisfactionFaces = faces<Satisfaction>(satisfactionWords);
export const contactFaces: Face<'yes' | 'no'>[] = [
  { value: 'yes', words: '联系过', mouth: null },
  { value: 'no', words: '没有联系', mouth: null },
];
