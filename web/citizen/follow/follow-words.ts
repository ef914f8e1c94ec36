import type { AppealView } from '#contract/appeal.ts';
import type { Desk } from '#domain/access/desks.ts';
import type { Outcome, Status } from '#domain/appeal/terms.ts';

/** What both a list's row and the whole appeal know of where it stands. */
type Standing = Pick<AppealView, 'status' | 'outcome' | 'waitingFor'>;

const unit = (at: Standing) => at.waitingFor?.unitName ?? '平台';

const ended = {
  good: '已办结，感谢您的评价',
  unrated: '已办结，未收到评价',
  assessment_due: '您不满意，已转入对承办单位的履职评估',
  verified: '已核验办结',
  withdrawn: '您已撤回',
  duplicate: '与您先前反映的是同一件事，已合在一起',
  passed_on: '您的心意已转达',
} as const satisfies Record<Outcome, string>;

const standing = {
  received: () => '已收到，等待平台受理',
  in_hand: (at) => `${unit(at)} 正在办理`,
  in_unit_review: (at) => `${unit(at)} 正在审核答复`,
  in_platform_review: () => '已办好，平台正在审核答复',
  replied: () => '已答复，请您评价',
  declined: () => '平台没有受理，原因见下',
  closed: (at) => (at.outcome ? ended[at.outcome] : '已结案'),
} as const satisfies Record<Status, (at: Standing) => string>;

/** One line for the appellant: where the appeal stands. */
export function stateLine(at: Standing): string {
  const say: (at: Standing) => string = standing[at.status];
  return say(at);
}

/** What the one who must act now has to do, said to the appellant. */
export const tasks = {
  dispatching: '决定是否受理，并派给承办单位',
  handling: '办理并提交答复',
  section_review: '审核答复',
  leader_review: '审核答复',
  platform_review: '审核答复，通过后发给您',
} as const satisfies Record<Desk, string>;
