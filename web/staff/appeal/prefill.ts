import type { AppealView } from '#contract/appeal.ts';
import type { Staff } from '../../api/staff.ts';
import type { GivenType, How, Prefill } from '../../ui/command/draft.ts';
import { howWords } from '../../ui/words.ts';

/** What a form begins with, so that a person on the move types only what nobody else can know. */
export function prefillOf(type: GivenType, appeal: AppealView, staff: Staff, how: unknown): Prefill {
  switch (type) {
    case 'first_contact':
      return isHow(how) ? { how } : {};
    case 'note':
      return isHow(how) ? { noteKind: 'call' } : {};
    case 'submit_reply':
      return { reply: replyOf(appeal, staff), conclusion: appeal.reply?.conclusion ?? null };
    case 'fix_on_spot':
      return {
        reply: {
          ...replyOf(appeal, staff),
          basis: appeal.reply?.basis ?? '按照网格日常巡查、即查即改的工作要求现场处理。',
        },
      };
    default:
      return {};
  }
}

/** The former draft where there is one, else what the record already tells. */
function replyOf(appeal: AppealView, staff: Staff): NonNullable<Prefill['reply']> {
  const { reply, order } = appeal;
  if (reply) {
    const { facts, basis, result, responsible, phone } = reply;
    return { facts, basis, result, responsible, phone };
  }
  return { facts: factsOf(appeal), responsible: staff.name, phone: order?.unitPhone ?? '' };
}

function factsOf({ place, address, subject, text }: AppealView): string {
  const where = address || [place.streetName, place.communityName].filter(Boolean).join('');
  const matter = subject || text.slice(0, 60);
  return `您反映${where ? `${where}的` : ''}“${matter}”一事，`;
}

function isHow(how: unknown): how is How {
  return typeof how === 'string' && Object.hasOwn(howWords, how);
}
