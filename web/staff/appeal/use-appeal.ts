import { useQuery } from '@tanstack/vue-query';
import type { AllowedView, AppealView } from '#contract/appeal.ts';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import type { GivenType } from '../../ui/command/draft.ts';
import { formWords } from '../../ui/command/form-words.ts';

export interface AllowedForm {
  readonly type: GivenType;
  readonly needs: AllowedView['needs'];
}

/** One appeal with the commands I may give now; live updates keep it fresh. */
export function useAppeal(platform: string, number: string) {
  return useQuery({
    queryKey: keys.appeal(platform, number),
    queryFn: () => call(routes.appeal, { params: { platform, number } }),
  });
}

/** Commands that end or turn back what others did: offered last. */
const grave: readonly GivenType[] = ['send_back', 'decline', 'withdraw'];

export function isGrave(type: GivenType): boolean {
  return grave.includes(type);
}

/** What I may do, most likely first and grave ones last. */
export function offeredOn(appeal: AppealView): AllowedForm[] {
  const given = appeal.allowed.filter(isGiven);
  return [...given.filter(({ type }) => !isGrave(type)), ...given.filter(({ type }) => isGrave(type))];
}

function isGiven(allowed: AllowedView): allowed is AllowedView & AllowedForm {
  return Object.hasOwn(formWords, allowed.type);
}
