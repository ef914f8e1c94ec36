import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue';

/** Turns true when the element first comes near the screen, and stays so: for what is heavy to load. */
export function useInSight(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const seen = ref(false);
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.value = true;
      watcher.disconnect();
    },
    { rootMargin: '200px' },
  );
  onMounted(() => {
    if (element.value) watcher.observe(element.value);
  });
  onBeforeUnmount(() => watcher.disconnect());
  return seen;
}
