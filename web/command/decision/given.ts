import type { AllowedView } from '#contract/appeal.ts';
import type { GivenType, Need } from '../../ui/command/draft.ts';
import { formWords } from '../../ui/command/form-words.ts';

export interface Given {
  readonly type: GivenType;
  readonly needs: readonly Need[];
}

/** The commands of `allowed` that a person gives, in their order: timers' commands have no form. */
export function given(allowed: readonly AllowedView[]): Given[] {
  return allowed.flatMap(({ type, needs }) => (isGiven(type) ? [{ type, needs }] : []));
}

function isGiven(type: AllowedView['type']): type is GivenType {
  return type in formWords;
}
