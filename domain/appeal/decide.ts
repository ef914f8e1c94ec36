import type { Actor } from '#domain/access/actor.ts';
import { may } from '#domain/access/may.ts';
import type { ActingCommand } from './commands.ts';
import { addMaterial, rateReply, urgeUnit, withdrawAppeal } from './decide/appellant.ts';
import { acknowledgeOrder, assignDown, contactAppellant, escalateAppeal, noteWork } from './decide/handling.ts';
import { acceptAppeal, declineAppeal, dispatchAppeal } from './decide/platform.ts';
import { approveReply, sendBackReply, submitReply } from './decide/reply.ts';
import { climbByItself, closeUnrated, remindUnit } from './decide/timers.ts';
import type { AppealEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { type Decision, refuse } from './refusal.ts';
import type { Appeal } from './state.ts';

/** What an acting command leads to: events, or a refusal. Pure; `may` is asked first. */
export function decide(appeal: Appeal, command: ActingCommand, actor: Actor, facts: Facts): Decision<AppealEvent> {
  const refused = may(actor, command.type, appeal, facts.organisation);
  if (refused) return refuse(refused);
  switch (command.type) {
    case 'accept':
      return acceptAppeal(appeal, command, facts);
    case 'decline':
      return declineAppeal(appeal, command, facts);
    case 'dispatch':
      return dispatchAppeal(appeal, command, facts);
    case 'acknowledge':
      return acknowledgeOrder(appeal);
    case 'first_contact':
      return contactAppellant(appeal, command);
    case 'note':
      return noteWork(command);
    case 'escalate':
      return escalateAppeal(appeal, command, facts);
    case 'assign_down':
      return assignDown(appeal, command, facts);
    case 'submit_reply':
    case 'fix_on_spot':
      return submitReply(appeal, command, actor, facts);
    case 'approve':
      return approveReply(appeal, actor, facts);
    case 'send_back':
      return sendBackReply(appeal, command, actor);
    case 'rate':
      return rateReply(appeal, command, facts);
    case 'withdraw':
      return withdrawAppeal(command);
    case 'add_material':
      return addMaterial(command);
    case 'urge':
      return urgeUnit(appeal, command, facts);
    case 'climb':
      return climbByItself(appeal, command, facts);
    case 'remind':
      return remindUnit(appeal, command, facts);
    case 'close_unrated':
      return closeUnrated(appeal, command, facts);
    default:
      return command satisfies never;
  }
}
