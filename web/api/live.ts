import { type QueryClient, useQueryClient } from '@tanstack/vue-query';
import { watch } from 'vue';
import { livePath } from '#contract/routes.ts';
import { everyList, keys } from './keys.ts';

interface Change {
  readonly platform: string;
  readonly number: string;
  readonly version: number;
}

const listsAtMostEvery = 1500;
const firstRetry = 5_000;
const longestRetry = 120_000;

/**
 * While the calling component lives and `wanted` holds: what changes on the server makes the kept answers stale, and
 * shown ones refresh. Nobody hears of changes before he is signed in: pages for everybody wait with `wanted`.
 */
export function useLive(wanted: () => boolean = () => true): void {
  const client = useQueryClient();
  watch(
    wanted,
    (now, _before, onCleanup) => {
      if (now) onCleanup(listen(client));
    },
    { immediate: true },
  );
}

/** Listens for changes; returns the way to stop. */
function listen(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let lists: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let retry = firstRetry;
  let wasDown = false;

  const everythingStale = () => void client.invalidateQueries();
  const open = () => {
    source = new EventSource(livePath);
    source.onopen = () => {
      // What changed while the line was down was not heard.
      if (wasDown) everythingStale();
      wasDown = false;
      retry = firstRetry;
    };
    source.onmessage = (message: MessageEvent<string>) => {
      const change = JSON.parse(message.data) as Change;
      void client.invalidateQueries({ queryKey: keys.appeal(change.platform, change.number) });
      lists ??= setTimeout(() => {
        lists = undefined;
        void client.invalidateQueries({ queryKey: everyList });
      }, listsAtMostEvery);
    };
    source.addEventListener('missed', everythingStale);
    source.onerror = () => {
      wasDown = true;
      // The browser takes up a line that broke by itself, but not one that was refused.
      if (source?.readyState !== EventSource.CLOSED) return;
      again = setTimeout(open, retry);
      retry = Math.min(retry * 2, longestRetry);
    };
  };
  open();
  return () => {
    source?.close();
    clearTimeout(lists);
    clearTimeout(again);
  };
}
