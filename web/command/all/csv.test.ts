import { expect, it } from 'vitest';
import type { AppealSummary } from '#contract/appeal.ts';
import { columns } from './columns.ts';
import { csvOf } from './csv.ts';

const row: AppealSummary = {
  platform: 'laoshan',
  number: 'LS20230428-000001',
  version: 3,
  status: 'in_hand',
  outcome: null,
  kind: 'livelihood',
  nature: 'complaint',
  complexity: 'simple',
  channel: 'wechat',
  subject: '=cmd|"/c calc"!A1',
  address: '九水路103号院,3号楼\n二单元',
  round: 1,
  urges: 0,
  repeatOf: null,
  submittedAt: '2023-04-28T09:10:00+08:00',
  acceptedAt: '2023-04-28T09:10:00+08:00',
  dueAt: '2023-05-06T00:00:00+08:00',
  closedAt: null,
  light: null,
  waitingFor: null,
  excerpt: '',
  placeName: '金家岭街道',
  point: null,
  leadUnitName: '海大麦岛社区',
  photo: null,
  photoCount: 0,
  likeliest: null,
};
const of = (...ids: string[]) => columns.filter((column) => ids.includes(column.id));

it('begins with a byte order mark and ends its lines as RFC 4180 says', () => {
  expect(csvOf(of('number', 'due'), [row])).toBe('\uFEFF编号,办理期限\r\nLS20230428-000001,2023年5月5日 24:00\r\n');
});

it('quotes commas, quotes and line breaks', () => {
  expect(csvOf(of('address'), [row])).toContain('"九水路103号院,3号楼\n二单元"');
});

it('lets nothing that a citizen wrote run as a formula', () => {
  expect(csvOf(of('subject'), [row])).toContain(`"'=cmd|""/c calc""!A1"`);
});

it('has no column with contact data', () => {
  expect(columns.map((column) => column.title).join()).not.toMatch(/电话|姓名|诉求人/);
});
