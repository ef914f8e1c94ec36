import type { ActingType } from '#domain/appeal/commands.ts';
import type { RefusalCode } from '#domain/appeal/refusal.ts';
import { type Appeal, waitOf } from '#domain/appeal/state.ts';
import { type Organisation, platformOf } from '#domain/organisation/organisation.ts';
import type { Actor } from './actor.ts';
import { sitsAt } from './desks.ts';
import { rules } from './rules.ts';

/**
 * May this actor give this command on this appeal now? Null is yes; otherwise the code of the refusal.
 * The only home of who may; what the command itself needs is judged by `decide`.
 */
export function may(actor: Actor, type: ActingType, appeal: Appeal, organisation: Organisation): RefusalCode | null {
  const rule = rules[type];
  const party = rule.by;
  switch (party) {
    case 'system':
      if (actor.kind !== 'system') return 'not_yours';
      break;
    case 'appellant':
      if (!isAppellant(actor, appeal)) return 'not_yours';
      // A patrol finding is verified by another worker; its finder rates and withdraws nothing.
      if (appeal.appellant.kind === 'staff' && type !== 'add_material') return 'wrong_state';
      break;
    case 'operator':
      if (!sitsAt(actor, platformOf(organisation, appeal.platform).centre, 'dispatching')) return 'not_your_desk';
      break;
    case 'desk': {
      if (actor.kind !== 'staff') return 'not_yours';
      const wait = waitOf(appeal);
      if (!wait?.unit || !wait.desk) return 'wrong_state';
      if (!sitsAt(actor, wait.unit, wait.desk)) return 'not_your_desk';
      if (!rule.at?.includes(wait.desk)) return 'wrong_state';
      break;
    }
    default:
      return party satisfies never;
  }
  return rule.in.includes(appeal.status) ? null : 'wrong_state';
}

export function isAppellant(actor: Actor, appeal: Appeal): boolean {
  return actor.kind !== 'system' && actor.kind === appeal.appellant.kind && actor.id === appeal.appellant.id;
}
