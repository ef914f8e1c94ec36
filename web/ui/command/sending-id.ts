import { newCommandId } from '../../api/command-id.ts';

interface Held {
  readonly id: string;
  readonly of: string;
}

const prefix = 'qingsu.sending.';
/** Where storage is forbidden or full, the id lives as long as the page. */
const held = new Map<string, Held>();

/**
 * The id under which this content is sent: the same until it was answered, over reloads too, so that sending again
 * after a lost answer does nothing twice; another as soon as the content changes, because then it is another command.
 */
export function sendingId(name: string, content: unknown, storage: Storage = localStorage): string {
  const of = JSON.stringify(content);
  const kept = held.get(name) ?? read(storage, name);
  if (kept?.of === of) return kept.id;
  const fresh = { id: newCommandId(), of };
  held.set(name, fresh);
  try {
    storage.setItem(prefix + name, JSON.stringify(fresh));
  } catch {
    // A reload then forgets the id; the sending itself goes on.
  }
  return fresh.id;
}

/** The server has answered, with yes or no: the next sending is a new command. */
export function wasAnswered(name: string, storage: Storage = localStorage): void {
  held.delete(name);
  storage.removeItem(prefix + name);
}

function read(storage: Storage, name: string): Held | null {
  try {
    const kept = storage.getItem(prefix + name);
    return kept === null ? null : (JSON.parse(kept) as Held);
  } catch {
    return null;
  }
}
