import { newCommandId } from '../../api/command-id.ts';
import { dropText, keepText, keptText } from '../kept-text.ts';

interface Held {
  readonly id: string;
  readonly of: string;
}

/** Where storage is forbidden or full, the id lives as long as the page. */
const held = new Map<string, Held>();
const nameOf = (name: string) => `sending.${name}`;

/**
 * The id under which this content is sent: the same until it was answered, over reloads too, so that sending again
 * after a lost answer does nothing twice; another as soon as the content changes, because then it is another command.
 */
export function sendingId(name: string, content: unknown, storage?: () => Storage): string {
  const of = JSON.stringify(content);
  const kept = held.get(name) ?? heldIn(keptText(nameOf(name), storage));
  if (kept?.of === of) return kept.id;
  const fresh = { id: newCommandId(), of };
  held.set(name, fresh);
  keepText(nameOf(name), JSON.stringify(fresh), storage);
  return fresh.id;
}

/** The server has answered, with yes or no: the next sending is a new command. */
export function wasAnswered(name: string, storage?: () => Storage): void {
  held.delete(name);
  dropText(nameOf(name), storage);
}

function heldIn(text: string | null): Held | null {
  try {
    return text === null ? null : (JSON.parse(text) as Held);
  } catch {
    return null;
  }
}
