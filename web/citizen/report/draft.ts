import type { SubmitBody } from '#contract/commands.ts';
import type { FileRef } from '#contract/fields.ts';
import { isBlank } from '#domain/appeal/blank.ts';
import type { AppealKind, AppealNature } from '#domain/appeal/terms.ts';
import { type DraftPlace, hasPlace, noPlace, placeOf } from '../../ui/place/draft-place.ts';

/** Everything of a report that is kept on the phone until the server has taken it. */
export interface ReportDraft {
  photos: FileRef[];
  place: DraftPlace;
  kind: AppealKind;
  nature: AppealNature;
  subject: string;
  text: string;
  name: string;
  /** Wall time in China as a date field gives it, `2023-04-28T09:30`, or empty. */
  happenedAt: string;
}

export function emptyDraft(): ReportDraft {
  return {
    photos: [],
    place: { ...noPlace },
    kind: 'livelihood',
    nature: 'complaint',
    subject: '',
    text: '',
    name: '',
    happenedAt: '',
  };
}

/** The parts of a report in the order in which people think. */
export const parts = ['photo', 'place', 'matter', 'person'] as const;
export type Part = (typeof parts)[number];

/** What must still be given before the report can be sent. */
export type Gap = 'place' | 'text' | 'when' | 'phone' | 'code';

export interface Surroundings {
  readonly signedIn: boolean;
  readonly phoneIsWhole: boolean;
  readonly codeIsWhole: boolean;
  /** Wall time in China now, as a date field gives it. */
  readonly now: string;
}

/** Nothing that happened before is the platform's to handle; the server draws the same line. */
export const earliest = '1949-10-01T00:00';

export function gapsOf(draft: ReportDraft, { signedIn, phoneIsWhole, codeIsWhole, now }: Surroundings): Gap[] {
  const gaps: Gap[] = [];
  if (!hasPlace(draft.place)) gaps.push('place');
  if (isBlank(draft.text)) gaps.push('text');
  if (draft.happenedAt !== '' && (draft.happenedAt > now || draft.happenedAt < earliest)) gaps.push('when');
  if (!signedIn && !phoneIsWhole) gaps.push('phone');
  else if (!signedIn && !codeIsWhole) gaps.push('code');
  return gaps;
}

/** Which parts have been filled in, for the line of progress. */
export function doneParts(draft: ReportDraft, surroundings: Surroundings): Record<Part, boolean> {
  const gaps = gapsOf(draft, surroundings);
  return {
    photo: draft.photos.length > 0,
    place: !gaps.includes('place'),
    matter: !gaps.includes('text') && !gaps.includes('when'),
    person: !gaps.includes('phone') && !gaps.includes('code'),
  };
}

/** The body of the submission without its id. */
export function bodyOf(draft: ReportDraft): Omit<SubmitBody, 'id'> {
  return {
    kind: draft.kind,
    nature: draft.nature,
    subject: draft.subject.trim(),
    text: draft.text.trim(),
    address: draft.place.address.trim(),
    place: placeOf(draft.place),
    photos: draft.photos.map((photo) => photo.id),
    name: draft.name.trim(),
    ...(draft.happenedAt ? { happenedAt: `${draft.happenedAt}:00+08:00` } : {}),
  };
}
