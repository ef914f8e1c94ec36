import { useQueryClient } from '@tanstack/vue-query';
import { computed, ref } from 'vue';
import type { AllowedView } from '#contract/appeal.ts';
import type { CommandDone } from '#contract/commands.ts';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { everyList, keys } from '../../api/keys.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { useKept } from '../use-kept.ts';
import { bodyOf } from './body.ts';
import { draftFrom, type GivenType, gapsOf, type Prefill } from './draft.ts';
import { sendingId, wasAnswered } from './sending-id.ts';

export interface Target {
  readonly platform: string;
  readonly number: string;
}

/**
 * The draft of one command on one appeal, kept on the device until the server took it, and its sending.
 * `person` keeps the drafts of people apart who share a device.
 */
export function useCommand(
  target: Target,
  type: GivenType,
  needs: AllowedView['needs'],
  prefill: Prefill,
  person = '',
) {
  const client = useQueryClient();
  const name = ['command', person, target.platform, target.number, type].join('.');
  const { value: draft, forget } = useKept(name, draftFrom(prefill));
  const sending = ref(false);
  const problem = ref<Problem | null>(null);
  const gaps = computed(() => gapsOf(type, needs, draft.value));

  /** Sends the command; null when it cannot be sent yet or was refused (`gaps` and `problem` say why). */
  async function send(): Promise<CommandDone | null> {
    const content = gaps.value.length === 0 ? bodyOf(type, draft.value, '') : null;
    if (!content || sending.value) return null;
    const body = { ...content, id: sendingId(name, content) };
    sending.value = true;
    problem.value = null;
    try {
      const done = await call(routes.command, { params: { ...target }, body });
      wasAnswered(name);
      forget();
      return done;
    } catch (thrown) {
      problem.value = asProblem(thrown);
      if (isAnswer(problem.value)) wasAnswered(name);
      return null;
    } finally {
      sending.value = false;
      void client.invalidateQueries({ queryKey: keys.appeal(target.platform, target.number) });
      void client.invalidateQueries({ queryKey: everyList });
    }
  }

  return { draft, gaps, sending, problem, send, forget };
}

/** Whether the server has said no to the command itself; after a fault nobody knows whether it was done. */
export function isAnswer(problem: Problem): boolean {
  return problem.status >= 400 && problem.status < 500 && problem.status !== 429;
}
