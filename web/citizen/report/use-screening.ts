import { onScopeDispose, ref, watch } from 'vue';
import type { Advice } from '#contract/city.ts';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';

const afterTyping = 700;
const shortest = 4;

/** While a text is written: whether the platform would accept such a thing. Advice only; a fault gives none. */
export function useScreening(text: () => string) {
  const advice = ref<Advice | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function ask(words: string): Promise<void> {
    latest += 1;
    const mine = latest;
    const said = await call(routes.screen, { body: { text: words } }).catch(() => null);
    if (mine === latest) advice.value = said;
  }

  watch(
    text,
    (words) => {
      clearTimeout(timer);
      if (words.trim().length < shortest) {
        latest += 1;
        advice.value = null;
        return;
      }
      timer = setTimeout(() => void ask(words), afterTyping);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return advice;
}
