import { type QueryClient, useQueryClient } from '@tanstack/vue-query';
import { shallowReactive } from 'vue';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { everyList, keys } from '../../api/keys.ts';
import { asProblem } from '../../api/problem.ts';
import { sendingId, wasAnswered } from '../../ui/command/sending-id.ts';
import { isAnswer, type Target } from '../../ui/command/use-command.ts';
import { sayProblem } from '../../ui/problem-words.ts';
import { say } from '../frame/snack.ts';

/** Commands that need no form: done where they stand, and for a moment they can be taken back. */
const quickTypes = ['acknowledge'] as const;
export type QuickType = (typeof quickTypes)[number];

export function isQuick(type: string | null | undefined): type is QuickType {
  return quickTypes.some((quick) => quick === type);
}

/** `counting`: can be taken back. `failed`: nobody knows whether it arrived; sent again it is done once. */
export type QuickPhase = 'counting' | 'sending' | 'failed';

interface Held {
  readonly target: Target;
  readonly type: QuickType;
  readonly phase: QuickPhase;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

/** Time in which it can be taken back, in milliseconds. */
export const graceMs = 4000;
const done: Record<QuickType, string> = { acknowledge: '已签收' };
const held = shallowReactive(new Map<string, Held>());
const keyOf = ({ platform, number }: Target) => `${platform}/${number}`;
let clientInUse: QueryClient | undefined;

// A page that is put away takes back nothing any more: what was pressed leaves with it.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden')
    for (const one of held.values()) if (one.phase === 'counting') void send(one);
});

export function useQuick() {
  clientInUse = useQueryClient();
  return {
    phaseOf: (target: Target) => held.get(keyOf(target))?.phase ?? null,
    begin(target: Target, type: QuickType): void {
      const one: Held = { target, type, phase: 'counting', timer: setTimeout(() => void send(one), graceMs) };
      held.set(keyOf(target), one);
    },
    takeBack(target: Target): void {
      const one = held.get(keyOf(target));
      if (one?.phase !== 'counting') return;
      clearTimeout(one.timer);
      held.delete(keyOf(target));
      say({ words: '已撤销，没有签收', tone: 'plain' });
    },
    again(target: Target): void {
      const one = held.get(keyOf(target));
      if (one) void send(one);
    },
  };
}

async function send(one: Held): Promise<void> {
  const { target, type } = one;
  const key = keyOf(target);
  clearTimeout(one.timer);
  held.set(key, { ...one, phase: 'sending', timer: undefined });
  const name = ['quick', key, type].join('.');
  try {
    await call(routes.command, { params: { ...target }, body: { type, id: sendingId(name, { type }) } });
    wasAnswered(name);
    await refresh(target);
    held.delete(key);
    say({ words: done[type], tone: 'plain' });
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (isAnswer(problem)) {
      wasAnswered(name);
      held.delete(key);
      void refresh(target);
      say({ words: sayProblem(problem), tone: 'fault' });
      return;
    }
    const failed: Held = { ...one, phase: 'failed', timer: undefined };
    held.set(key, failed);
    say({ words: sayProblem(problem), tone: 'fault', action: { words: '再发一次', run: () => void send(failed) } }, 0);
  }
}

async function refresh({ platform, number }: Target): Promise<void> {
  await Promise.all([
    clientInUse?.invalidateQueries({ queryKey: keys.appeal(platform, number) }),
    clientInUse?.invalidateQueries({ queryKey: everyList }),
  ]);
}
