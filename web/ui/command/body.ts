import type { CommandBody } from '#contract/commands.ts';
import type { Draft, GivenType } from './draft.ts';

/**
 * The command a complete draft says, without its id; null while a choice it needs is missing (`gapsOf` says which).
 */
export function bodyOf(type: GivenType, draft: Draft, id: string): CommandBody | null {
  const { words, unit } = draft;
  const photos = draft.photos.map((photo) => photo.id);
  switch (type) {
    case 'accept':
    case 'dispatch':
    case 'assign_down':
      return unit && { id, type, unit: unit.id, words };
    case 'decline':
      return draft.ground && { id, type, ground: draft.ground, explanation: words };
    case 'acknowledge':
    case 'approve':
      return { id, type };
    case 'first_contact':
      return draft.how && { id, type, how: draft.how, words };
    case 'note':
      return draft.noteKind && { id, type, kind: draft.noteKind, words, photos };
    case 'escalate':
    case 'send_back':
    case 'withdraw':
      return { id, type, reason: words };
    case 'submit_reply':
      return draft.conclusion && { id, type, conclusion: draft.conclusion, words: { ...draft.reply }, photos };
    case 'fix_on_spot':
      return { id, type, words: { ...draft.reply }, photos };
    case 'rate': {
      const { contacted, resolution, satisfaction } = draft;
      if (contacted === null || !resolution || !satisfaction) return null;
      return { id, type, contacted, resolution, satisfaction, words, photos };
    }
    case 'add_material':
      return { id, type, words, photos };
    case 'urge':
      return { id, type, words };
    default:
      return type satisfies never;
  }
}
