import type { Place } from '#domain/organisation/place.ts';
import type { UnitId } from '#domain/organisation/unit.ts';
import type { ReplyWords, SubmissionWords } from './events.ts';
import type { Lateness } from './state.ts';
import type {
  AppealKind,
  AppealNature,
  Channel,
  Conclusion,
  DeclineGround,
  NoteKind,
  Resolution,
  Satisfaction,
} from './terms.ts';

/** What somebody wants done, imperative. `submit` begins an appeal; all others act on one. */
export interface Submit {
  readonly type: 'submit';
  readonly number: string;
  readonly kind: AppealKind;
  readonly nature: AppealNature;
  readonly channel: Channel;
  readonly place: Place;
  readonly photos: readonly string[];
  readonly advised: DeclineGround | null;
  readonly words: SubmissionWords;
}

export type ActingCommand =
  | { readonly type: 'accept'; readonly unit: UnitId; readonly words: string }
  | { readonly type: 'decline'; readonly ground: DeclineGround; readonly explanation: string }
  | { readonly type: 'dispatch'; readonly unit: UnitId; readonly words: string }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'first_contact'; readonly how: 'phone' | 'visit' | 'wechat'; readonly words: string }
  | { readonly type: 'note'; readonly kind: NoteKind; readonly words: string; readonly photos: readonly string[] }
  | { readonly type: 'escalate'; readonly reason: string }
  | { readonly type: 'assign_down'; readonly unit: UnitId; readonly words: string }
  | {
      readonly type: 'submit_reply';
      readonly conclusion: Conclusion;
      readonly words: ReplyWords;
      readonly photos: readonly string[];
    }
  | { readonly type: 'fix_on_spot'; readonly words: ReplyWords; readonly photos: readonly string[] }
  | { readonly type: 'approve' }
  | { readonly type: 'send_back'; readonly reason: string }
  | {
      readonly type: 'rate';
      readonly contacted: boolean;
      readonly resolution: Resolution;
      readonly satisfaction: Satisfaction;
      readonly words: string;
      readonly photos: readonly string[];
    }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'add_material'; readonly words: string; readonly photos: readonly string[] }
  | { readonly type: 'urge'; readonly words: string }
  | { readonly type: 'climb'; readonly order: number }
  | { readonly type: 'remind'; readonly of: Lateness; readonly order: number }
  | { readonly type: 'close_unrated'; readonly round: number };

export type ActingType = ActingCommand['type'];

/** Every command on an existing appeal, most likely first: the order in which screens offer them. */
export const actingTypes = [
  'acknowledge',
  'accept',
  'dispatch',
  'approve',
  'rate',
  'first_contact',
  'note',
  'submit_reply',
  'fix_on_spot',
  'assign_down',
  'escalate',
  'send_back',
  'decline',
  'add_material',
  'urge',
  'withdraw',
  'climb',
  'remind',
  'close_unrated',
] as const satisfies readonly ActingType[];
