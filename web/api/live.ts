import { type QueryClient, useQueryClient } from '@tanstack/vue-query';
import { onScopeDispose } from 'vue';
import { livePath } from '#contract/routes.ts';
import { everyList, keys } from './keys.ts';

interface Change {
  readonly platform: string;
  readonly number: string;
  readonly version: number;
}

const listsAtMostEvery = 1500;
const retryAfter = 15_000;

/** While the calling component lives: what changes on the server makes the kept answers stale, and shown ones refresh. */
export function useLive(): void {
  onScopeDispose(listen(useQueryClient()));
}

/** Listens for changes; returns the way to stop. */
function listen(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let lists: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wasDown = false;

  const listsStale = () => {
    lists ??= setTimeout(() => {
      lists = undefined;
      void client.invalidateQueries({ queryKey: everyList });
    }, listsAtMostEvery);
  };
  const open = () => {
    source = new EventSource(livePath);
    source.onopen = () => {
      // What changed while the line was down was not heard.
      if (wasDown) void client.invalidateQueries();
      wasDown = false;
    };
    source.onmessage = (message: MessageEvent<string>) => {
      const change = JSON.parse(message.data) as Change;
      void client.invalidateQueries({ queryKey: keys.appeal(change.platform, change.number) });
      listsStale();
    };
    source.onerror = () => {
      wasDown = true;
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, retryAfter);
    };
  };
  open();
  return () => {
    source?.close();
    clearTimeout(lists);
    clearTimeout(again);
  };
}
