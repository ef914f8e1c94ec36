import type { Remaining } from '#contract/fields.ts';
import { DAY, type Day, dayOf, HOUR, isoDay, MINUTE, timeOfDay } from '#domain/deadline/instant.ts';

/** Milliseconds since 1970 of what the wire carries: ISO 8601 or already a number. */
function instantOf(wire: string | number): number {
  return typeof wire === 'number' ? wire : Date.parse(wire);
}

/** What is left of a limit: "还剩 1 个工作日 3 小时", "还剩 20 分钟", "已超期 1 天 3 小时". */
export function sayRemaining(left: Remaining): string {
  const days = left.workingDays > 0 ? `${left.workingDays} ${left.overdue ? '天' : '个工作日'}` : '';
  const hours = left.hours > 0 ? `${left.hours} 小时` : '';
  const parts = [days, hours].filter(Boolean).join(' ');
  const words = parts || (left.minutes > 0 ? `${left.minutes} 分钟` : '不到 1 分钟');
  return `${left.overdue ? '已超期' : '还剩'} ${words}`;
}

/** A moment that happened: "今天 14:20", "昨天 09:12", "5月5日 08:00", "2022年5月5日 08:00". In China's time. */
export function sayMoment(wire: string | number, now: number): string {
  const at = instantOf(wire);
  return `${sayDay(dayOf(at), dayOf(now))} ${clockOf(timeOfDay(at))}`;
}

/** How long ago, roughly: "刚刚", "20 分钟前", "3 小时前", "2 天前". */
export function sayAge(wire: string | number, now: number): string {
  const passed = now - instantOf(wire);
  if (passed < MINUTE) return '刚刚';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} 分钟前`;
  return passed < DAY ? `${Math.floor(passed / HOUR)} 小时前` : `${Math.floor(passed / DAY)} 天前`;
}

/** A limit: "5月5日 24:00 前", "明天 17:30 前". What ends at 00:00 is said as 24:00 of the day before. */
export function sayLimit(wire: string | number, now: number): string {
  const { day, clock } = endOf(instantOf(wire));
  return `${sayDay(day, dayOf(now))} ${clock} 前`;
}

/** The exact moment, for who asks: "2023年5月5日 24:00" for a limit, "2023年5月5日 14:20" for what happened. */
export function sayExact(wire: string | number, as: 'limit' | 'moment' = 'moment'): string {
  const at = instantOf(wire);
  const { day, clock } = as === 'limit' ? endOf(at) : { day: dayOf(at), clock: clockOf(timeOfDay(at)) };
  return `${sayDate(day, true)} ${clock}`;
}

/** "2023年5月5日". */
export function sayDateOf(wire: string | number): string {
  return sayDate(dayOf(instantOf(wire)), true);
}

function endOf(at: number): { day: Day; clock: string } {
  const time = timeOfDay(at);
  return time === 0 ? { day: dayOf(at) - 1, clock: '24:00' } : { day: dayOf(at), clock: clockOf(time) };
}

function sayDay(day: Day, today: Day): string {
  if (day === today) return '今天';
  if (day === today - 1) return '昨天';
  if (day === today + 1) return '明天';
  return sayDate(day, isoDay(day).slice(0, 4) !== isoDay(today).slice(0, 4));
}

function sayDate(day: Day, withYear: boolean): string {
  const [year, month, date] = isoDay(day).split('-').map(Number);
  return `${withYear ? `${year}年` : ''}${month}月${date}日`;
}

function clockOf(time: number): string {
  const minutes = Math.floor((time % DAY) / MINUTE);
  return `${two(Math.floor(minutes / (HOUR / MINUTE)))}:${two(minutes % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
