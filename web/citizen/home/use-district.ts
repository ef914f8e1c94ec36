import { computed, type Ref, ref } from 'vue';
import type { CityView, PlatformView } from '#contract/city.ts';
import { useCity } from '../../api/city.ts';
import { keepText, keptText } from '../../ui/kept-text.ts';

const name = 'district';
const chosen = ref(keptText(name));

/** Id of the platform chosen on this device; null when none was. */
export function useChosen(): Readonly<Ref<string | null>> {
  return chosen;
}

/** The chosen platform, if it takes appeals; where only one does, that one. */
export function districtOf(city: CityView, id: string | null): PlatformView | null {
  const taking = city.platforms.filter((platform) => platform.takesPublicAppeals);
  return taking.find((platform) => platform.id === id) ?? (taking.length === 1 ? (taking[0] ?? null) : null);
}

/** The city. Pages are shown only when it has answered (App.vue). */
export function useTheCity() {
  const { data } = useCity();
  return computed(() => data.value!);
}

/** The district whose platform the citizen speaks to, and the way to choose another. */
export function useDistrict() {
  const city = useTheCity();
  return {
    city,
    districts: computed(() => city.value.platforms.filter((platform) => platform.takesPublicAppeals)),
    district: computed(() => districtOf(city.value, chosen.value)),
    choose(id: string) {
      chosen.value = id;
      keepText(name, id);
    },
  };
}
