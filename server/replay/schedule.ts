import { DAY, dayOf, type Instant, startOfDay } from '#domain/deadline/instant.ts';
import type { Message } from './messages.ts';

/**
 * When each message is sent: in the file's order over so many days, at the file's time of day. The first day is the
 * next that begins after `from`.
 */
export function scheduled(messages: readonly Message[], days: number, from: Instant): Instant[] {
  const first = startOfDay(dayOf(from - 1) + 1);
  const order = messages.map((_, i) => i).sort((a, b) => written(messages, a) - written(messages, b) || a - b);
  const times: Instant[] = [];
  order.forEach((i, rank) => {
    const day = Math.floor((rank * days) / messages.length);
    times[i] = first + day * DAY + (written(messages, i) % DAY);
  });
  return times;
}

function written(messages: readonly Message[], i: number): number {
  return messages[i]?.written ?? 0;
}
