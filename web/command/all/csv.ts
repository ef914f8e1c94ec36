import type { AppealSummary } from '#contract/appeal.ts';
import type { Column } from './columns.ts';

/** CSV with a byte order mark, so that spreadsheets read the Chinese as UTF-8; lines end as RFC 4180 says. */
export function csvOf(columns: readonly Column[], rows: readonly AppealSummary[]): string {
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => column.words(row))),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a citizen wrote must not run as a formula in somebody's spreadsheet: such a cell begins with an apostrophe. */
function cell(words: string): string {
  const harmless = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
