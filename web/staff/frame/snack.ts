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

/** Shows a message for `ms`; zero keeps it until the next or until it is dismissed. A new one replaces the old. */
export function say(snack: Snack, ms = usually): void {
  clearTimeout(timer);
  shown.value = snack;
  if (ms > 0) timer = setTimeout(() => dismiss(snack), ms);
}

export function dismiss(snack: Snack): void {
  if (shown.value === snack) shown.value = null;
}

export const useSnack = () => shown;
