const prefix = 'qingsu.';

/** A short text kept on the device; null when there is none or the browser forbids keeping. */
export function keptText(name: string, storage: () => Storage = () => localStorage): string | null {
  try {
    return storage().getItem(prefix + name);
  } catch {
    return null;
  }
}

export function keepText(name: string, text: string, storage: () => Storage = () => localStorage): void {
  try {
    storage().setItem(prefix + name, text);
  } catch {
    // A browser that keeps nothing still works; it only forgets.
  }
}

export function dropText(name: string, storage: () => Storage = () => localStorage): void {
  try {
    storage().removeItem(prefix + name);
  } catch {
    // What could not be kept needs no dropping.
  }
}
