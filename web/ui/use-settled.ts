import { type MaybeRefOrGetter, onScopeDispose, type Ref, ref, toValue, watch } from 'vue';

/** What was typed once the typing has paused, trimmed and at most 40 characters: what a search may ask for. */
export function useSettled(typed: MaybeRefOrGetter<string>, pause = 300): Readonly<Ref<string>> {
  const settled = ref(toValue(typed).trim().slice(0, 40));
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => toValue(typed),
    (now) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        settled.value = now.trim().slice(0, 40);
      }, pause);
    },
  );
  onScopeDispose(() => clearTimeout(timer));
  return settled;
}
