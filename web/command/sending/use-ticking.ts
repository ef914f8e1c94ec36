import { onScopeDispose, type Ref, ref, watch } from 'vue';

/** The wall clock of this computer, ticking four times a second while `active`; for countdowns only. */
export function useTicking(active: Ref<boolean>): Ref<number> {
  const now = ref(Date.now());
  let timer: ReturnType<typeof setInterval> | undefined;
  watch(
    active,
    (on) => {
      clearInterval(timer);
      now.value = Date.now();
      if (on) timer = setInterval(() => (now.value = Date.now()), 250);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearInterval(timer));
  return now;
}
