import type { Desk } from '#domain/access/desks.ts';
import type { UnitId } from '#domain/organisation/unit.ts';

/** Occasions on which somebody is told something; the city has one wording for each (`texts/notices.yaml`). */
export const occasions = [
  'received',
  'received_by_unit',
  'accepted_by_platform',
  'declined',
  'passed_on',
  'repeat_linked',
  'acknowledged',
  'moved_up',
  'moved_down',
  'dispatched',
  'replied',
  'second_round',
  'closed_good',
  'closed_unrated',
  'closed_assessment',
  'closed_verified',
  'withdrawn',
  'work_arrived',
  'work_climbed',
  'reply_to_review',
  'reply_sent_back',
  'second_round_work',
  'material_arrived',
  'urged',
  'unacknowledged',
  'overdue',
  'withdrawn_from_unit',
  'declined_from_unit',
  'thanks_arrived',
] as const;
export type Occasion = (typeof occasions)[number];

/** `appellant`: through the city's channel (SMS, WeChat). A desk: into the inbox of whoever sits there. */
export type Recipient =
  | { readonly kind: 'appellant' }
  | { readonly kind: 'desk'; readonly unit: UnitId; readonly desk: Desk };

export interface Notice {
  readonly to: Recipient;
  readonly occasion: Occasion;
  /** What the wording may name: unit ids and instants, never personal data. */
  readonly about: { readonly unit?: UnitId; readonly until?: number };
}
