import { type Ref, ref, watch } from 'vue';
import { dropText, keepText, keptText } from './kept-text.ts';

export interface Kept<T> {
  readonly value: Ref<T>;
  /** What was typed has arrived where it was meant for: nothing is kept any more. */
  forget(): void;
}

const nameOf = (name: string) => `kept.${name}`;

/**
 * What a person types, kept on the device under a name until it is forgotten, so that a reload or a dead battery
 * loses nothing. A kept object is laid over `initial`, so that parts added since have their initial values.
 */
export function useKept<T extends object>(name: string, initial: T, storage?: () => Storage): Kept<T> {
  const value = ref({ ...initial, ...objectIn<T>(keptText(nameOf(name), storage)) }) as Ref<T>;
  let done = false;
  watch(
    value,
    (now) => {
      if (!done) keepText(nameOf(name), JSON.stringify(now), storage);
    },
    { deep: true, flush: 'sync' },
  );
  return {
    value,
    forget() {
      done = true;
      forgetKept(name, storage);
    },
  };
}

/** Forgets what is kept under a name, where nobody is typing it any more. */
export function forgetKept(name: string, storage?: () => Storage): void {
  dropText(nameOf(name), storage);
}

function objectIn<T>(text: string | null): Partial<T> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Partial<T>) : {};
  } catch {
    return {};
  }
}
