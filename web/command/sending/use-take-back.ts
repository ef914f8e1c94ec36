import { useRouter } from 'vue-router';
import type { Departure } from './departure.ts';
import { useDepartures } from './use-departures.ts';

/** Takes a decision back and opens its appeal again with the form of that decision, as it was typed. */
export function useTakeBack() {
  const departures = useDepartures();
  const router = useRouter();
  function takeBack(departure: Departure): void {
    if (!departures.takeBack(departure.id)) return;
    const { path, query } = router.resolve(departure.from);
    void router.push({ path, query: { ...query, decide: departure.body.type } });
  }
  function takeBackLatest(): void {
    const latest = departures.waiting.value.filter((departure) => !departure.tried).at(-1);
    if (latest) takeBack(latest);
  }
  return { takeBack, takeBackLatest };
}
