import type { AllowedView } from '#contract/appeal.ts';
import type { CommandBody } from '#contract/commands.ts';
import type { FileRef } from '#contract/fields.ts';
import type { Conclusion, DeclineGround, NoteKind, Resolution, Satisfaction } from '#domain/appeal/terms.ts';

/** The commands a person can give; timers have others. */
export type GivenType = CommandBody['type'];
export type How = Extract<CommandBody, { type: 'first_contact' }>['how'];
export type Need = AllowedView['needs'][number];

/** The five elements of a reply. */
export interface ReplyDraft {
  facts: string;
  basis: string;
  result: string;
  responsible: string;
  phone: string;
}

/** Everything a form of any command may hold; a command reads only what is its own. */
export interface Draft {
  words: string;
  how: How | null;
  noteKind: NoteKind | null;
  unit: { id: string; name: string } | null;
  ground: DeclineGround | null;
  conclusion: Conclusion | null;
  reply: ReplyDraft;
  contacted: boolean | null;
  resolution: Resolution | null;
  satisfaction: Satisfaction | null;
  photos: FileRef[];
}

export type Prefill = Partial<Omit<Draft, 'reply'>> & { reply?: Partial<ReplyDraft> };

export function draftFrom(prefill: Prefill = {}): Draft {
  const { reply, ...rest } = prefill;
  return {
    words: '',
    how: null,
    noteKind: null,
    unit: null,
    ground: null,
    conclusion: null,
    contacted: null,
    resolution: null,
    satisfaction: null,
    photos: [],
    ...rest,
    reply: { facts: '', basis: '', result: '', responsible: '', phone: '', ...reply },
  };
}

/** The part of a form that still lacks something, named as the form names it. */
export type Gap = Exclude<keyof Draft, 'reply'> | keyof ReplyDraft;

const elements = ['facts', 'basis', 'result', 'responsible', 'phone'] as const;

/** What a command still lacks, in the order of its form; empty when it can be sent. */
export function gapsOf(type: GivenType, needs: readonly Need[], draft: Draft): Gap[] {
  const gaps = needs.flatMap((need) => gapsOfNeed(need, draft));
  return type === 'submit_reply' && draft.conclusion === null ? ['conclusion', ...gaps] : gaps;
}

function gapsOfNeed(need: Need, draft: Draft): Gap[] {
  switch (need) {
    case 'words':
      return isBlank(draft.words) ? ['words'] : [];
    case 'words_or_photos':
      return isBlank(draft.words) && draft.photos.length === 0 ? ['words'] : [];
    case 'photos':
      return draft.photos.length === 0 ? ['photos'] : [];
    case 'unit':
    case 'unit_below':
      return draft.unit === null ? ['unit'] : [];
    case 'ground':
      return draft.ground === null ? ['ground'] : [];
    case 'reply':
      return elements.filter((element) => isBlank(draft.reply[element]));
    case 'rating':
      return (['contacted', 'resolution', 'satisfaction'] as const).filter((part) => draft[part] === null);
    case 'note_kind':
      return draft.noteKind === null ? ['noteKind'] : [];
    case 'how':
      return draft.how === null ? ['how'] : [];
    default:
      return need satisfies never;
  }
}

function isBlank(words: string): boolean {
  return words.trim() === '';
}
