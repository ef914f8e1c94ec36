import { describe, expect, test } from 'vitest';
import { sayExact, sayLimit, sayMoment, sayRemaining } from './time.ts';

const now = Date.parse('2023-04-28T10:00:00+08:00');

describe('a limit', () => {
  test('that ends at 00:00 is said as 24:00 of the day before', () => {
    expect(sayLimit('2023-05-06T00:00:00+08:00', now)).toBe('5月5日 24:00 前');
    expect(sayExact('2023-05-06T00:00:00+08:00', 'limit')).toBe('2023年5月5日 24:00');
  });
  test('of today and tomorrow needs no date', () => {
    expect(sayLimit('2023-04-28T17:30:00+08:00', now)).toBe('今天 17:30 前');
    expect(sayLimit('2023-04-29T00:00:00+08:00', now)).toBe('今天 24:00 前');
    expect(sayLimit('2023-04-30T00:00:00+08:00', now)).toBe('明天 24:00 前');
  });
  test('of another year names the year', () => {
    expect(sayLimit('2024-01-03T00:00:00+08:00', now)).toBe('2024年1月2日 24:00 前');
  });
});

describe('a moment', () => {
  test('is said in the time of China whatever offset it was written with', () => {
    expect(sayMoment('2023-04-28T01:12:00Z', now)).toBe('今天 09:12');
    expect(sayMoment('2023-04-27T00:00:00+08:00', now)).toBe('昨天 00:00');
    expect(sayMoment('2023-03-02T08:05:00+08:00', now)).toBe('3月2日 08:05');
  });
});

describe('what is left', () => {
  test('is said in whole units, the smallest only when nothing larger is left', () => {
    expect(sayRemaining({ overdue: false, workingDays: 1, hours: 3, minutes: 12 })).toBe('还剩 1 个工作日 3 小时');
    expect(sayRemaining({ overdue: false, workingDays: 0, hours: 0, minutes: 20 })).toBe('还剩 20 分钟');
    expect(sayRemaining({ overdue: false, workingDays: 0, hours: 0, minutes: 0 })).toBe('还剩 不到 1 分钟');
    expect(sayRemaining({ overdue: true, workingDays: 1, hours: 3, minutes: 0 })).toBe('已超期 1 天 3 小时');
  });
});
