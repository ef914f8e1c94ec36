import { describe, expect, test } from 'vitest';
import { cleaned, subjectFrom } from './input.ts';

describe('text as it is kept', () => {
  test('half of a character that a page cut in two is left out; the whole one stays', () => {
    expect(cleaned('路灯坏了😀')).toBe('路灯坏了😀');
    expect(cleaned('路灯坏了😀'.slice(0, -1))).toBe('路灯坏了');
  });

  test('signs that nobody sees are left out, lines are kept', () => {
    expect(cleaned('\ufeff 路灯\u202e坏了\u0000\r\n第二行 ')).toBe('路灯坏了\n第二行');
  });
});

describe('a first line for those who give none', () => {
  test.each([
    ['the first sentence when it is short', '楼道灯坏了。已经一个月没有人来修。', '楼道灯坏了'],
    ['a short whole text', '请修路灯！！！', '请修路灯'],
    [
      'ends behind a clause when the sentence is long, and says that more follows',
      '我们小区东门外的路灯从上个月开始就不亮了，晚上走路很不安全，老人孩子都摔过跤，请尽快修好',
      '我们小区东门外的路灯从上个月开始就不亮了，晚上走路很不安全…',
    ],
    [
      'as many clauses as fit',
      '您好，我是一名家长，学校门口没有红绿灯，上下学的时候各种车辆混在一起非常危险',
      '您好，我是一名家长，学校门口没有红绿灯…',
    ],
    [
      'cut where it must be when there is no clause to end at',
      '关于我们小区地下停车场长期被人占用并且物业公司迟迟不处理业主多次投诉的问题',
      '关于我们小区地下停车场长期被人占用并且物业公司迟迟不处理业主…',
    ],
    [
      'a greeting alone is no first line',
      '您好，关于我们小区地下停车场长期被人占用并且物业公司迟迟不处理业主多次投诉的问题',
      '您好，关于我们小区地下停车场长期被人占用并且物业公司迟迟不处…',
    ],
    ['a number is not cut at its point', '水压只有0.1兆帕', '水压只有0.1兆帕'],
    ['nothing but stops', '。。。！！', ''],
    ['characters outside the basic plane are whole', '😀'.repeat(40), `${'😀'.repeat(30)}…`],
  ])('%s', (_, text, subject) => {
    expect(subjectFrom(text)).toBe(subject);
  });
});
