import type { AppealSummary } from '#contract/appeal.ts';
import { sayExact, sayLimit, sayMoment } from '../../ui/time.ts';
import {
  channelWords,
  complexityWords,
  kindWords,
  lightWords,
  natureWords,
  outcomeWords,
  statusWords,
} from '../../ui/words.ts';
import { sayHolder } from '../appeal/appeal-words.ts';

/** A column of the table and of the export. `words` is what it says of a row; no column carries contact data. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly words: (row: AppealSummary) => string;
  /** The same as people say it, for the table, where room is short. `now`: the product's clock. */
  readonly brief?: (row: AppealSummary, now: number) => string;
  /** Least width in the table, in em. */
  readonly width: number;
  readonly usual: boolean;
}

const limit = (instant: string | null) => (instant ? sayExact(instant, 'limit') : '');
const moment = (instant: string | null) => (instant ? sayExact(instant) : '');
const briefLimit = (instant: string | null, now: number) => (instant ? sayLimit(instant, now) : '');
const briefMoment = (instant: string | null, now: number) => (instant ? sayMoment(instant, now) : '');

export const columns: readonly Column[] = [
  { id: 'number', title: '编号', width: 12, usual: true, words: (row) => row.number },
  {
    id: 'light',
    title: '灯',
    width: 8,
    usual: true,
    words: (row) => (row.light ? lightWords[row.light.colour].words : ''),
  },
  { id: 'subject', title: '诉求', width: 18, usual: true, words: (row) => row.subject },
  { id: 'status', title: '状态', width: 7, usual: true, words: (row) => statusWords[row.status] },
  { id: 'place', title: '地点', width: 12, usual: true, words: (row) => row.placeName },
  { id: 'lead', title: '主办单位', width: 12, usual: true, words: (row) => row.leadUnitName ?? '' },
  {
    id: 'submitted',
    title: '提交时间',
    width: 9,
    usual: true,
    words: (row) => moment(row.submittedAt),
    brief: (row, now) => briefMoment(row.submittedAt, now),
  },
  {
    id: 'due',
    title: '办理期限',
    width: 9,
    usual: true,
    words: (row) => limit(row.dueAt),
    brief: (row, now) => briefLimit(row.dueAt, now),
  },
  { id: 'holder', title: '轮到谁', width: 12, usual: false, words: sayHolder },
  {
    id: 'until',
    title: '这一步期限',
    width: 9,
    usual: false,
    words: (row) => limit(row.waitingFor?.until ?? null),
    brief: (row, now) => briefLimit(row.waitingFor?.until ?? null, now),
  },
  { id: 'kind', title: '类别', width: 6, usual: false, words: (row) => kindWords[row.kind] },
  { id: 'nature', title: '性质', width: 4, usual: false, words: (row) => natureWords[row.nature] },
  { id: 'complexity', title: '难易', width: 4, usual: false, words: (row) => complexityWords[row.complexity] },
  { id: 'channel', title: '来源', width: 6, usual: false, words: (row) => channelWords[row.channel] },
  { id: 'address', title: '详细地址', width: 12, usual: false, words: (row) => row.address },
  {
    id: 'accepted',
    title: '受理时间',
    width: 9,
    usual: false,
    words: (row) => moment(row.acceptedAt),
    brief: (row, now) => briefMoment(row.acceptedAt, now),
  },
  {
    id: 'closed',
    title: '结案时间',
    width: 9,
    usual: false,
    words: (row) => moment(row.closedAt),
    brief: (row, now) => briefMoment(row.closedAt, now),
  },
  {
    id: 'outcome',
    title: '结果',
    width: 9,
    usual: false,
    words: (row) => (row.outcome ? outcomeWords[row.outcome] : ''),
  },
  { id: 'round', title: '办理次数', width: 5, usual: false, words: (row) => String(row.round) },
  { id: 'urges', title: '催办次数', width: 5, usual: false, words: (row) => String(row.urges) },
  { id: 'repeat', title: '重复于', width: 12, usual: false, words: (row) => row.repeatOf ?? '' },
];
