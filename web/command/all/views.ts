import { computed } from 'vue';
import { newCommandId } from '../../api/command-id.ts';
import { useKept } from '../../ui/use-kept.ts';
import { type Filters, sameFilters } from './filters.ts';

export interface View {
  readonly id: string;
  readonly name: string;
  readonly filters: Filters;
}

/** Views that everybody has. */
const usual: readonly View[] = [
  { id: 'all', name: '全部', filters: {} },
  { id: 'open', name: '未结', filters: { open: true, order: 'due' } },
  { id: 'red', name: '即将到期与超期', filters: { open: true, light: 'red', order: 'due' } },
];

/** The views of one person: the usual ones and his own, kept on this computer. */
export function useViews(person: string) {
  const { value: kept } = useKept<{ own: View[] }>(`command.views.${person}`, { own: [] });
  const views = computed(() => [...usual, ...kept.value.own]);
  const viewOf = (filters: Filters) => views.value.find((view) => sameFilters(view.filters, filters));
  const isOwn = (view: View) => kept.value.own.some((own) => own.id === view.id);
  function save(name: string, filters: Filters) {
    kept.value.own.push({ id: newCommandId(), name, filters });
  }
  function remove(view: View) {
    kept.value.own = kept.value.own.filter((own) => own.id !== view.id);
  }
  return { views, viewOf, isOwn, save, remove };
}
