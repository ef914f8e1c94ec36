/**
 * Why a command is refused. Stable codes: programs rely on them, the web has words for each, HTTP a status for each.
 */
export const refusalCodes = [
  'not_yours',
  'not_your_desk',
  'wrong_state',
  'own_draft',
  'already_acknowledged',
  'already_contacted',
  'nobody_above',
  'unit_unknown',
  'unit_not_below',
  'unit_not_eligible',
  'words_missing',
  'photo_missing',
  'bad_rating_needs_words',
  'rating_over',
  'urged_too_soon',
  'nothing_to_do',
  'not_yet',
  'platform_takes_no_appeals',
  'other_platform',
  'place_missing',
  'kind_not_open',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** The field at fault, where one is. */
  readonly field?: string;
  /** An instant or id the words need, e.g. when one may urge again. */
  readonly detail?: string | number;
}

export type Decision<E> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly refusal: Refusal };

export function refuse(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, ...more } };
}
