import { HOUR, type Instant, instantFromIso } from '#domain/deadline/instant.ts';
import type { Trouble } from '#server/desk/problem.ts';

const EARLIEST = Date.UTC(1949, 9, 1);

/**
 * Text as it is kept: one form of composed characters; without the invisible signs that turn or hide what a reader sees
 * (zero width, bidirectional controls, NUL) and without halves of characters; emoji and every script stay.
 */
export function cleaned(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(unseen, '').trim();
}

// C0 and C1 controls but tab and line feed, zero width signs, marks and overrides of direction. The joiner that
// composes emoji stays. Half of a surrogate pair is no character, and PostgreSQL reads no JSON that has one.
const unseen = /[^\P{Cc}\t\n]|\p{Cs}|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

const LONGEST = 30;
/** A shorter beginning, such as a greeting, says nothing of the matter. */
const SHORTEST = 8;

/**
 * A first line for those who give none: the first sentence, or as many of its clauses as fit into 30 characters, then
 * with `…`. Empty when the text has no words.
 */
export function subjectFrom(text: string): string {
  const sentence = text.split(/[。！？!?\n；;]/u).find((part) => part.trim() !== '');
  const signs = [...(sentence?.trim() ?? '')];
  if (signs.length <= LONGEST) return signs.join('');
  const fits = signs.slice(0, LONGEST);
  const stop = fits.findLastIndex((sign) => /[，,、：:]/u.test(sign));
  return `${(stop < SHORTEST ? fits : fits.slice(0, stop)).join('')}…`;
}

/** When something happened lies neither ahead nor before living memory of the office. */
export function timeTrouble(text: string | undefined, now: Instant): Trouble | null {
  if (text === undefined) return null;
  const at = instantFromIso(text) ?? Date.parse(text);
  // A phone's clock may be a little ahead.
  return Number.isNaN(at) || at > now + HOUR || at < EARLIEST ? { code: 'invalid_input', field: 'happenedAt' } : null;
}
