import { type Ref, watch } from 'vue';
import type { GroundView } from '#contract/city.ts';
import { useCity } from '../../api/city.ts';
import type { Draft } from '../../ui/command/draft.ts';

/** Choosing a ground of non-acceptance lays the city's words into the explanation, unless somebody wrote his own. */
export function useUsualWords(draft: Ref<Draft>): void {
  const { data: city } = useCity();
  watch(
    () => draft.value.ground,
    (ground) => {
      const grounds = city.value?.grounds ?? [];
      const chosen = grounds.find((one) => one.ground === ground);
      const own = draft.value.words.trim() !== '' && !grounds.some((one) => usualWords(one) === draft.value.words);
      if (chosen && !own) draft.value.words = usualWords(chosen);
    },
  );
}

function usualWords({ explanation, instead }: GroundView): string {
  return `${explanation}\n${instead}`;
}
