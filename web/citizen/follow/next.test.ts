import { describe, expect, test } from 'vitest';
import type { AppealView } from '#contract/appeal.ts';
import { nextOf, stepsOf } from './next.ts';

const now = Date.parse('2023-04-28T10:00:00+08:00');
const order: NonNullable<AppealView['order']> = {
  unit: '370212005001',
  unitName: '海大麦岛社区',
  unitPhone: null,
  level: 'community',
  since: '2023-04-28T09:10:00+08:00',
  due: '2023-05-05T00:00:00+08:00',
  climbs: true,
  acknowledgeBy: '2023-04-28T11:10:00+08:00',
  acknowledgedAt: '2023-04-28T09:12:00+08:00',
  contactBy: '2023-05-05T00:00:00+08:00',
  contactedAt: null,
};
const wait: NonNullable<AppealView['waitingFor']> = {
  party: 'unit',
  unit: order.unit,
  unitName: order.unitName,
  desk: 'handling',
  since: order.since,
  until: '2023-05-06T00:00:00+08:00',
};
const reply: NonNullable<AppealView['reply']> = {
  unitName: order.unitName,
  conclusion: 'resolved',
  onSpot: false,
  facts: '',
  basis: '',
  result: '',
  responsible: '',
  phone: '',
  photos: [],
  at: '2023-04-27T09:00:00+08:00',
};
const appeal: AppealView = {
  platform: 'laoshan',
  number: 'LS20230428-000123',
  version: 3,
  status: 'in_hand',
  outcome: null,
  kind: 'livelihood',
  nature: 'complaint',
  complexity: 'simple',
  channel: 'wechat',
  subject: '',
  address: '',
  round: 1,
  urges: 0,
  repeatOf: null,
  submittedAt: order.since,
  acceptedAt: order.since,
  dueAt: wait.until,
  closedAt: null,
  light: null,
  waitingFor: wait,
  platformName: '崂山区',
  brand: '崂先办',
  text: '',
  photos: [],
  place: {
    district: '370212',
    districtName: '崂山区',
    street: null,
    streetName: null,
    community: null,
    communityName: null,
    grid: null,
    gridName: null,
    point: null,
  },
  contact: null,
  order,
  reply: null,
  declined: null,
  timeline: [],
  allowed: [],
};

describe('what comes next', () => {
  test('names the unit, its task and its limit', () => {
    expect(nextOf(appeal, now)).toEqual({
      who: '海大麦岛社区',
      must: '应在',
      by: '5月5日 24:00 前',
      exact: '2023年5月5日 24:00',
      what: '办理并提交答复',
    });
  });
  test('asks the appellant politely when it is his turn', () => {
    const waitingFor = { ...wait, party: 'appellant' as const, unit: null, unitName: null, desk: null };
    expect(nextOf({ ...appeal, waitingFor }, now)).toMatchObject({ who: '请您', must: '在' });
    expect(stepsOf({ ...appeal, waitingFor }, now)).toEqual([]);
  });
  test('is nothing when nobody must act', () => {
    expect(nextOf({ ...appeal, waitingFor: null }, now)).toBeNull();
  });
});

describe('steps', () => {
  test('are done with their moment or open with their limit', () => {
    expect(stepsOf(appeal, now)).toEqual([
      { name: '签收', done: true, when: '今天 09:12 已完成' },
      { name: '第一次联系您', done: false, when: '5月4日 24:00 前' },
      { name: '答复您', done: false, when: '5月5日 24:00 前' },
    ]);
  });
  test('of a second round are not done by the reply of the first', () => {
    expect(stepsOf({ ...appeal, round: 2, reply }, now)[2]).toMatchObject({ done: false });
    expect(stepsOf({ ...appeal, reply: { ...reply, at: '2023-04-28T09:50:00+08:00' } }, now)[2]).toMatchObject({
      done: true,
    });
  });
});
