import { board, photos, timers, told } from './around.ts';
import type { Check } from './check.ts';
import { closed, messages, repeats } from './messages.ts';
import { commands, histories, orders, reviews } from './record.ts';
import { rows } from './rows.ts';

/** Every check by the name `--plant` knows it by. */
export const checks = {
  messages,
  repeats,
  closed,
  histories,
  rows,
  commands,
  orders,
  reviews,
  board,
  timers,
  told,
  photos,
} as const satisfies Readonly<Record<string, Check>>;

export type CheckName = keyof typeof checks;

export function isCheck(name: string): name is CheckName {
  return Object.hasOwn(checks, name);
}
