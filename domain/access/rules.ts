import type { ActingType } from '#domain/appeal/commands.ts';
import type { Status } from '#domain/appeal/terms.ts';

/**
 * By whom and in which states a command is possible at all.
 * `appellant`: the one whose appeal it is. `desk`: whoever sits at the desk where it waits now.
 * `operator`: an operator of the platform, wherever it waits. `system`: a timer.
 */
export type Party = 'appellant' | 'desk' | 'operator' | 'system';

export interface Rule {
  readonly by: Party;
  readonly in: readonly Status[];
  /** With `desk`: at which of them. */
  readonly at?: readonly ('dispatching' | 'handling' | 'section_review' | 'leader_review' | 'platform_review')[];
}

const beforeReply = ['received', 'in_hand', 'in_unit_review', 'in_platform_review'] as const;
const handling = { by: 'desk', in: ['in_hand'], at: ['handling'] } as const;
const reviewing = {
  by: 'desk',
  in: ['in_unit_review', 'in_platform_review'],
  at: ['section_review', 'leader_review', 'platform_review'],
} as const;

export const rules: Readonly<Record<ActingType, Rule>> = {
  accept: { by: 'desk', in: ['received'], at: ['dispatching'] },
  decline: { by: 'operator', in: ['received', 'in_hand'] },
  dispatch: { by: 'desk', in: ['in_hand'], at: ['dispatching'] },
  acknowledge: handling,
  first_contact: handling,
  note: handling,
  escalate: handling,
  assign_down: handling,
  submit_reply: handling,
  fix_on_spot: handling,
  approve: reviewing,
  send_back: reviewing,
  rate: { by: 'appellant', in: ['replied', 'closed'] },
  withdraw: { by: 'appellant', in: beforeReply },
  add_material: { by: 'appellant', in: beforeReply },
  urge: { by: 'appellant', in: beforeReply },
  climb: { by: 'system', in: ['in_hand'] },
  remind: { by: 'system', in: ['in_hand', 'in_unit_review'] },
  close_unrated: { by: 'system', in: ['replied'] },
};
