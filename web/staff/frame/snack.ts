import { shallowRef } from 'vue';

/** A short message above the tabs; with an action it can be answered with one tap. */
export interface Snack {
  readonly words: string;
  readonly tone: 'plain' | 'fault';
  readonly action?: { readonly words: string; readonly run: () => void };
}

const usually = 4000;
const shown = shallowRef<Snack | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;
let next: { snack: Snack; ms: number } | null = null;

/** Answers what the person just did: shown at once, for `ms`; zero keeps it until the next or until it is dismissed. */
export function say(snack: Snack, ms = usually): void {
  clearTimeout(timer);
  shown.value = snack;
  if (ms > 0) timer = setTimeout(() => dismiss(snack), ms);
}

/** Tells what happened elsewhere: waits until the answer to what the person did has been read. */
export function tell(snack: Snack, ms = usually): void {
  if (shown.value) next = { snack, ms };
  else say(snack, ms);
}

export function dismiss(snack: Snack): void {
  if (shown.value !== snack) return;
  shown.value = null;
  const waiting = next;
  next = null;
  if (waiting) say(waiting.snack, waiting.ms);
}

export const useSnack = () => shown;
