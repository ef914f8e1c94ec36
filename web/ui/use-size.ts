import { computed, ref, watchEffect } from 'vue';
import { keepText, keptText } from './kept-text.ts';

const name = 'size';
const size = ref(keptText(name) === 'large' ? 'large' : 'usual');

watchEffect(() => {
  document.documentElement.dataset.size = size.value;
});

/** Large type with stronger contrast, for all pages; remembered on the device. */
export function useSize() {
  const large = computed(() => size.value === 'large');
  return {
    large,
    switchSize() {
      size.value = large.value ? 'usual' : 'large';
      keepText(name, size.value);
    },
  };
}
