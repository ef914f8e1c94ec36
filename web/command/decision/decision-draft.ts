import { type ComputedRef, computed, type Ref } from 'vue';
import { type Draft, draftFrom, type Gap, type GivenType, gapsOf, type Need } from '../../ui/command/draft.ts';
import { forgetKept, useKept } from '../../ui/use-kept.ts';

interface Maker {
  readonly person: string;
  readonly platform: string;
  readonly number: string;
}

const nameOf = ({ person, platform, number }: Maker, type: GivenType) =>
  ['command', person, platform, number, type].join('.');

/** What is typed for one command on one appeal: there again after a reload, a taken-back or a refused decision. */
export function useDecisionDraft(
  maker: Maker,
  type: GivenType,
  needs: readonly Need[],
): { draft: Ref<Draft>; gaps: ComputedRef<Gap[]> } {
  const { value: draft } = useKept(nameOf(maker, type), draftFrom());
  return { draft, gaps: computed(() => gapsOf(type, needs, draft.value)) };
}

/** The server took the decision: its draft has done its work. */
export function forgetDecisionDraft(maker: Maker, type: GivenType): void {
  forgetKept(nameOf(maker, type));
}
