import { onMounted, onScopeDispose } from 'vue';

/** Single keys and what they do. */
interface PageKeys {
  readonly [key: string]: () => void;
}

const typing =
  'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable], [role="combobox"]';

/** Listens on the whole page, except while somebody types or a dialogue is open. */
export function usePageKeys(keys: PageKeys): void {
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(typing)) {
      if (event.key === 'Escape' && target instanceof HTMLElement) target.blur();
      return;
    }
    if (document.querySelector('dialog[open]')) return;
    // Enter and space belong to the button or link that has the focus.
    if ((event.key === 'Enter' || event.key === ' ') && target?.closest('button, a, summary')) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  onMounted(() => document.addEventListener('keydown', listen));
  onScopeDispose(() => document.removeEventListener('keydown', listen));
}
