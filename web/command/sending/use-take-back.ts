import { useRouter } from 'vue-router';
import type { Departure } from './departure.ts';
import { useDepartures } from './use-departures.ts';

/** Takes a decision back and opens its appeal again, where what was typed still stands. */
export function useTakeBack() {
  const departures = useDepartures();
  const router = useRouter();
  function takeBack(departure: Departure): void {
    if (departures.takeBack(departure.id)) void router.push(departure.from);
  }
  function takeBackLatest(): void {
    const latest = departures.waiting.value.filter((departure) => !departure.tried).at(-1);
    if (latest) takeBack(latest);
  }
  return { takeBack, takeBackLatest };
}
