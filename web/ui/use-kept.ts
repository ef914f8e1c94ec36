import { type Ref, ref, watch } from 'vue';

export interface Kept<T> {
  readonly value: Ref<T>;
  /** What was typed has arrived where it was meant for: nothing is kept any more. */
  forget(): void;
}

const prefix = 'qingsu.kept.';

/**
 * What a person types, kept on the device under a name until it is forgotten, so that a reload or a dead battery
 * loses nothing. A kept object is laid over `initial`, so that parts added since have their initial values.
 */
export function useKept<T extends object>(name: string, initial: T, storage: Storage = localStorage): Kept<T> {
  const key = prefix + name;
  const value = ref({ ...initial, ...read<T>(storage, key) }) as Ref<T>;
  let done = false;
  watch(
    value,
    (now) => {
      if (!done) keep(storage, key, now);
    },
    { deep: true, flush: 'sync' },
  );
  return {
    value,
    forget() {
      done = true;
      storage.removeItem(key);
    },
  };
}

function read<T>(storage: Storage, key: string): Partial<T> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Partial<T>) : {};
  } catch {
    return {};
  }
}

function keep(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage must not stop the typing.
  }
}

/** Forgets what is kept under a name, where nobody is typing it any more. */
export function forgetKept(name: string, storage: Storage = localStorage): void {
  storage.removeItem(prefix + name);
}
