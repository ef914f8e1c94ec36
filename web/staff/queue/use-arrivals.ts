import { type Ref, watch } from 'vue';
import type { AppealSummary } from '#contract/appeal.ts';

/** A little more than a list takes to be asked for again after a change. */
const tolerance = 60_000;

/**
 * Calls `arrived` with the appeals that came to the queue since it was last looked at; not with those that only
 * moved onto the page from a later one or by another filter. `items` is undefined until the queue has answered; `now`
 * is the product's clock.
 */
export function useArrivals(
  items: Readonly<Ref<readonly AppealSummary[] | undefined>>,
  now: Readonly<Ref<number | undefined>>,
  arrived: (appeals: readonly AppealSummary[]) => void,
): void {
  const known = new Set<string>();
  let looked: number | undefined;
  watch(
    items,
    (rows) => {
      if (!rows) return;
      const since = looked;
      const fresh = rows.filter((row) => !known.has(arrivalOf(row)));
      for (const row of fresh) known.add(arrivalOf(row));
      if (now.value !== undefined) looked = now.value;
      if (since === undefined) return;
      const news = fresh.filter((row) => row.waitingFor && Date.parse(row.waitingFor.since) > since - tolerance);
      if (news.length > 0) arrived(news);
    },
    { immediate: true },
  );
}

/** An appeal that comes back to the same desk arrives again. */
function arrivalOf(row: AppealSummary): string {
  return `${row.number} ${row.waitingFor?.since ?? ''}`;
}
