import type { LightView } from '#contract/fields.ts';
import type { Desk } from '#domain/access/desks.ts';
import type { ActingType } from '#domain/appeal/commands.ts';
import type * as term from '#domain/appeal/terms.ts';

/** Chinese words for every term a screen shows. Each map is total: the compiler finds a term without words. */

export const statusWords = {
  received: '待受理',
  in_hand: '办理中',
  in_unit_review: '单位审核中',
  in_platform_review: '平台审核中',
  replied: '已答复，待评价',
  declined: '不予受理',
  closed: '已结案',
} as const satisfies Record<term.Status, string>;

export const outcomeWords = {
  good: '已办结，评价良好',
  unrated: '已办结，未评价',
  assessment_due: '转入履职评估',
  verified: '已核验',
  withdrawn: '已撤回',
  duplicate: '已并入先前的诉求',
  passed_on: '已转达',
} as const satisfies Record<term.Outcome, string>;

export const kindWords = {
  livelihood: '民生诉求',
  development: '发展诉求',
  enforcement: '执法诉求',
} as const satisfies Record<term.AppealKind, string>;

export const natureWords = {
  consultation: '咨询',
  suggestion: '建议',
  complaint: '投诉',
  help_request: '求助',
  tip_off: '举报',
  thanks: '感谢',
} as const satisfies Record<term.AppealNature, string>;

export const complexityWords = { simple: '简单', complex: '复杂' } as const satisfies Record<term.Complexity, string>;

export const channelWords = {
  wechat: '手机网页',
  walk_in: '现场登记',
  hotline: '12345 热线',
  patrol: '网格巡查',
} as const satisfies Record<term.Channel, string>;

export const groundWords = {
  judicial_or_petition: '诉讼、仲裁、信访等法定途径事项',
  unlawful: '违反法律法规或公序良俗',
  secret_or_privacy: '涉及秘密或他人隐私',
  military: '涉及军队事务',
  emergency: '紧急服务事项',
  malicious_or_empty: '虚构、恶意重复或没有实质内容',
  outside_jurisdiction: '不属于本平台管辖',
} as const satisfies Record<term.DeclineGround, string>;

export const resolutionWords = {
  resolved: '解决',
  basically_resolved: '基本解决',
  unresolved: '未解决',
} as const satisfies Record<term.Resolution, string>;

export const satisfactionWords = {
  satisfied: '满意',
  basically_satisfied: '基本满意',
  dissatisfied: '不满意',
} as const satisfies Record<term.Satisfaction, string>;

export const conclusionWords = { resolved: '已解决', explained: '已说明情况' } as const satisfies Record<
  term.Conclusion,
  string
>;

export const noteKindWords = {
  call: '电话沟通',
  visit: '上门走访',
  site_check: '现场核实',
  residents_talk: '居民恳谈',
  mediation: '调解',
  plan: '办理方案',
  progress: '办理进展',
} as const satisfies Record<term.NoteKind, string>;

export const levelWords = {
  city: '市级',
  district: '区市级',
  street: '镇街',
  community: '村居',
  grid: '网格',
} as const satisfies Record<term.Level, string>;

export const deskWords = {
  dispatching: '受理分办',
  handling: '办理',
  section_review: '科室审核',
  leader_review: '负责人审核',
  platform_review: '平台审核',
} as const satisfies Record<Desk, string>;

export const howWords = { phone: '电话', visit: '上门', wechat: '微信' } as const;

/** Buttons: what will happen. The last three the platform does by itself; nobody is offered them. */
export const commandWords = {
  accept: '受理并派给单位',
  decline: '不予受理并说明理由',
  dispatch: '派给单位办理',
  acknowledge: '签收',
  first_contact: '登记首次联系',
  note: '记录办理情况',
  escalate: '上报上一级',
  assign_down: '指派下级办理',
  submit_reply: '提交答复',
  fix_on_spot: '当场办结并答复',
  approve: '审核通过',
  send_back: '退回并说明理由',
  rate: '评价',
  withdraw: '撤回诉求',
  add_material: '补充材料',
  urge: '催办',
  climb: '自动上报',
  remind: '提醒',
  close_unrated: '未评价结案',
} as const satisfies Record<ActingType, string>;

/** A light never stands as colour alone. */
export const lightWords = {
  blue: { shape: '●', words: '余时充足' },
  yellow: { shape: '▲', words: '时限过半' },
  red: { shape: '■', words: '即将到期' },
} as const satisfies Record<LightView['colour'], { shape: string; words: string }>;
