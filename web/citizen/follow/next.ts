import type { AppealView } from '#contract/appeal.ts';
import { sayExact, sayLimit, sayMoment } from '../../ui/time.ts';
import { tasks } from './follow-words.ts';

/** Who must act next, what and by when, as the appellant reads it. */
export interface Next {
  readonly who: string;
  readonly must: string;
  readonly by: string;
  readonly exact: string;
  readonly what: string;
}

const said = {
  unit: { who: (unit: string | null) => unit ?? '承办单位', must: '应在' },
  appellant: { who: () => '请您', must: '在' },
} as const;

/** Null when nobody must act any more. `now`: the product's clock in milliseconds since 1970. */
export function nextOf({ waitingFor }: AppealView, now: number): Next | null {
  if (!waitingFor) return null;
  const { who, must } = said[waitingFor.party];
  return {
    who: who(waitingFor.unitName),
    must,
    by: sayLimit(waitingFor.until, now),
    exact: sayExact(waitingFor.until, 'limit'),
    what: waitingFor.desk ? tasks[waitingFor.desk] : '看看答复，说说办得怎么样',
  };
}

export interface Step {
  readonly name: string;
  readonly done: boolean;
  readonly when: string;
}

/** What the unit in charge owes the appellant, each done or with its limit; nothing while it is the appellant's turn. */
export function stepsOf(appeal: AppealView, now: number): Step[] {
  const { order, dueAt, waitingFor, reply } = appeal;
  if (!order || !dueAt || !waitingFor?.unit) return [];
  // The reply of an earlier round answers nothing in this one.
  const answered = reply && reply.at >= order.since ? reply.at : null;
  return [
    stepOf('签收', order.acknowledgedAt, order.acknowledgeBy, now),
    stepOf('第一次联系您', order.contactedAt, order.contactBy, now),
    stepOf('答复您', answered, dueAt, now),
  ];
}

function stepOf(name: string, at: string | null, by: string, now: number): Step {
  return { name, done: at !== null, when: at === null ? sayLimit(by, now) : `${sayMoment(at, now)} 已完成` };
}
