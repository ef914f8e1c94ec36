import { ref } from 'vue';
import type { AppealSummary } from '#contract/appeal.ts';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { sayProblem } from '../../ui/problem-words.ts';
import { columns } from './columns.ts';
import { csvOf } from './csv.ts';
import type { Filters } from './filters.ts';

const pageSize = 100;

/** Fetches everything that is filtered, page by page, and hands it over as one CSV file. Can be cancelled. */
export function useExport() {
  const running = ref(false);
  const rowsSoFar = ref(0);
  const trouble = ref('');
  let cancelled = false;

  async function start(filters: Filters, name: string): Promise<void> {
    running.value = true;
    rowsSoFar.value = 0;
    trouble.value = '';
    cancelled = false;
    try {
      const rows: AppealSummary[] = [];
      let cursor: string | undefined;
      do {
        const page = await call(routes.appeals, { query: { ...filters, cursor, limit: pageSize } });
        rows.push(...page.items);
        rowsSoFar.value = rows.length;
        cursor = page.next ?? undefined;
      } while (cursor && !cancelled);
      if (!cancelled) save(csvOf(columns, rows), `${name}.csv`);
    } catch (thrown) {
      trouble.value = `导出没有完成。${sayProblem(thrown)}`;
    } finally {
      running.value = false;
    }
  }
  function cancel() {
    cancelled = true;
  }
  return { running, rowsSoFar, trouble, start, cancel };
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
