import type { TimelineItem } from '#contract/appeal.ts';
import type { EventType } from '#domain/appeal/events.ts';
import * as words from './words.ts';

export type Reader = 'appellant' | 'staff';

type Say = (about: TimelineItem['about'], reader: Reader) => string;

const you = (reader: Reader) => (reader === 'appellant' ? '您' : '诉求人');
const unit = (about: TimelineItem['about']) => about.unitName ?? '承办单位';

/** One line for every event of an appeal's history, as a parcel's tracking would say it. */
const timelineWords = {
  submitted: (about, reader) =>
    about.repeatOf ? `${you(reader)}再次反映了同一件事（先前编号 ${about.repeatOf}）` : `${you(reader)}提交了诉求`,
  accepted: (about) => `已受理，推送至${unit(about)}`,
  declined: (about) => `不予受理${about.ground ? `：${words.groundWords[about.ground]}` : ''}`,
  acknowledged: () => '已签收',
  contacted: (about, reader) => `${about.how ? words.howWords[about.how] : ''}联系了${you(reader)}`,
  noted: (about) => (about.kind ? words.noteKindWords[about.kind] : '办理记录'),
  escalated: (about) => `${about.automatic ? '到时自动上报' : '已上报'}至${unit(about)}`,
  assigned_down: (about) => `已指派${unit(about)}办理`,
  dispatched: (about) => `已派给${unit(about)}办理`,
  reply_submitted: (about) => (about.onSpot ? '当场办结，提交了答复' : '提交了答复，等待审核'),
  unit_review_passed: () => '单位审核通过',
  platform_review_passed: () => '平台审核通过',
  reply_sent_back: () => '答复被退回，继续办理',
  replied: (_, reader) => `已向${you(reader)}答复`,
  rated: (about, reader) =>
    [
      `${you(reader)}评价了办理情况`,
      about.resolution && words.resolutionWords[about.resolution],
      about.satisfaction && words.satisfactionWords[about.satisfaction],
      about.contacted === false && '没有人联系',
    ]
      .filter(Boolean)
      .join(' · '),
  second_round_opened: (about) => `开始第二次办理，由${unit(about)}负责`,
  material_added: (_, reader) => `${you(reader)}补充了材料`,
  urged: (_, reader) => `${you(reader)}催办了一次`,
  reminded: (about) => (about.of === 'overdue' ? '已超期，平台提醒了承办单位' : '未按时签收，平台提醒了承办单位'),
  closed: (about) => `已结案${about.outcome ? `：${words.outcomeWords[about.outcome]}` : ''}`,
} as const satisfies Record<EventType, Say>;

/** The line of one knot; an event that this page does not know yet is still shown. */
export function sayEvent(item: TimelineItem, reader: Reader): string {
  const say: Say | undefined = (timelineWords as Record<string, Say>)[item.type];
  return say ? say(item.about, reader) : '有新的进展';
}
