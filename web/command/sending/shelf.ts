import type { Departure } from './departure.ts';

/** Where decisions stand until they are answered. One key each, so that two tabs never overwrite each other's. */
export interface Shelf {
  all(): Departure[];
  put(departure: Departure): void;
  remove(id: string): void;
}

const prefix = 'qingsu.command.departure.';

export function shelfIn(storage: Storage): Shelf {
  return {
    all() {
      const found: Departure[] = [];
      for (let i = 0; i < storage.length; i += 1) {
        const key = storage.key(i);
        if (!key?.startsWith(prefix)) continue;
        const departure = read(storage.getItem(key));
        if (departure) found.push(departure);
      }
      return found.sort((a, b) => a.madeAt - b.madeAt);
    },
    put(departure) {
      try {
        storage.setItem(prefix + departure.id, JSON.stringify(departure));
      } catch {
        // A full or forbidden storage: the decision is still sent from memory, it only does not outlive the page.
      }
    },
    remove(id) {
      storage.removeItem(prefix + id);
    },
  };
}

function read(text: string | null): Departure | null {
  try {
    return text ? (JSON.parse(text) as Departure) : null;
  } catch {
    return null;
  }
}
