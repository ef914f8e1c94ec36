import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';
import type { AppealView } from '#contract/appeal.ts';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import { asProblem } from '../../api/problem.ts';
import { keepText, keptText } from '../../ui/kept-text.ts';

const nameOf = (number: string) => `digits.${number}`;
const thisVisit = () => sessionStorage;

/** Finds an appeal by number and the last four digits of the phone, and remembers them until the page is closed. */
export async function lookUp(number: string, lastDigits: string): Promise<AppealView> {
  const found = await call(routes.lookUp, { body: { number, lastDigits } });
  keepText(nameOf(number), lastDigits, thisVisit);
  return found;
}

/** An appeal as its appellant sees it: by his session, else by the digits he gave. */
export function useAppeal(platform: () => string, number: () => string) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: computed(() => keys.appeal(platform(), number())),
    queryFn: () => read(platform(), number()),
    refetchInterval: 60_000,
  });
  const closedToMe = computed(() => {
    const { code } = query.error.value ? asProblem(query.error.value) : { code: null };
    return code === 'not_signed_in' || code === 'not_found' || code === 'not_yours';
  });
  return {
    appeal: query.data,
    error: query.error,
    /** Whether the reader still has to show that the appeal is his. */
    closedToMe,
    refetch: query.refetch,
    show(found: AppealView) {
      client.setQueryData(keys.appeal(found.platform, found.number), found);
    },
  };
}

async function read(platform: string, number: string): Promise<AppealView> {
  const digits = keptText(nameOf(number), thisVisit);
  try {
    return await call(routes.appeal, { params: { platform, number } });
  } catch (thrown) {
    const { status } = asProblem(thrown);
    if (digits && status >= 400 && status < 500)
      return await call(routes.lookUp, { body: { number, lastDigits: digits } });
    throw thrown;
  }
}
