import type { ActingCommand, ActingType, Submit } from '#domain/appeal/commands.ts';
import type { ReplyWords, SubmissionWords } from '#domain/appeal/events.ts';
import { placeIn } from './city.ts';

// Builders: name what the case is about, the rest is filled with something legal.

export const SUBMISSION_WORDS: SubmissionWords = {
  subject: 'Broken step',
  text: 'The third step in front of building 9 is broken.',
  address: 'Building 9',
  name: 'Resident',
  phone: 'sealed',
  happenedAt: '',
};

export const REPLY_WORDS: ReplyWords = {
  facts: 'The step is broken, as reported.',
  basis: 'Property management rules, article 12',
  result: 'The step has been mended.',
  responsible: 'A. Clerk',
  phone: '0000-1000',
};

type Of<T extends ActingType> = Extract<ActingCommand, { type: T }>;

const filled: { readonly [T in ActingType]: Of<T> } = {
  accept: { type: 'accept', unit: 'east-housing', words: '' },
  decline: { type: 'decline', ground: 'judicial_or_petition', explanation: 'It is before the court: ask there.' },
  dispatch: { type: 'dispatch', unit: 'east-housing', words: '' },
  acknowledge: { type: 'acknowledge' },
  first_contact: { type: 'first_contact', how: 'phone', words: 'Called, will come by today.' },
  note: { type: 'note', kind: 'visit', words: 'Looked at it.', photos: [] },
  escalate: { type: 'escalate', reason: 'The wall belongs to the street.' },
  assign_down: { type: 'assign_down', unit: 'lakeside-1', words: '' },
  submit_reply: { type: 'submit_reply', conclusion: 'resolved', words: REPLY_WORDS, photos: [] },
  fix_on_spot: { type: 'fix_on_spot', words: REPLY_WORDS, photos: ['after.jpg'] },
  approve: { type: 'approve' },
  send_back: { type: 'send_back', reason: 'Say when it was mended.' },
  rate: { type: 'rate', contacted: true, resolution: 'resolved', satisfaction: 'satisfied', words: '', photos: [] },
  withdraw: { type: 'withdraw', reason: 'It has solved itself.' },
  add_material: { type: 'add_material', words: 'Here is another photo.', photos: ['more.jpg'] },
  urge: { type: 'urge', words: '' },
  climb: { type: 'climb', order: 1 },
  remind: { type: 'remind', of: 'overdue', order: 1 },
  close_unrated: { type: 'close_unrated', round: 1 },
};

/** A command with everything filled that is not named. */
export function command<T extends ActingType>(type: T, named: Partial<Of<T>> = {}): Of<T> {
  return { ...filled[type], ...named };
}

/** A bad rating with the words it needs. */
export const BAD_RATING = command('rate', {
  resolution: 'unresolved',
  satisfaction: 'dissatisfied',
  words: 'It is still broken.',
});

/** A livelihood complaint at lakeside-1, unless named otherwise. */
export function submission(named: Partial<Submit> = {}): Submit {
  return {
    type: 'submit',
    number: 'EA20230508-000001',
    kind: 'livelihood',
    nature: 'complaint',
    channel: 'wechat',
    place: placeIn('lakeside-1'),
    photos: ['before.jpg'],
    advised: null,
    words: SUBMISSION_WORDS,
    ...named,
  };
}

/** A patrol finding with its photo. */
export function finding(named: Partial<Submit> = {}): Submit {
  return submission({ channel: 'patrol', ...named });
}
