import type { GivenType } from '../../ui/command/draft.ts';

/** What has happened, said after a command was taken. */
export const doneWords = {
  accept: '已受理并派出',
  decline: '已告知诉求人不予受理',
  dispatch: '已派出',
  acknowledge: '已签收',
  first_contact: '首次联系已登记',
  note: '已记录',
  escalate: '已上报上一级',
  assign_down: '已指派',
  submit_reply: '答复已提交审核',
  fix_on_spot: '已提交，等待审核',
  approve: '审核已通过',
  send_back: '已退回',
  rate: '评价已提交',
  withdraw: '诉求已撤回',
  add_material: '材料已补充',
  urge: '已催办',
} as const satisfies Record<GivenType, string>;
