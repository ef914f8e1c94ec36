import { computed } from 'vue';
import { useKept } from '../../ui/use-kept.ts';
import { columns } from './columns.ts';

interface Look {
  columns: string[];
  dense: boolean;
}

/** How a person likes the table: its columns and its density, kept on this computer. */
export function useTableLook(person: string) {
  const usual = columns.filter((column) => column.usual).map((column) => column.id);
  const { value: look } = useKept<Look>(`command.table.${person}`, { columns: usual, dense: true });
  const shown = computed(() => columns.filter((column) => look.value.columns.includes(column.id)));
  return { look, shown };
}
