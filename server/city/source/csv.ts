export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvText {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** Reads comma separated values (RFC 4180, first line is the header) and keeps the line on which each row begins. */
export function readCsv(text: string): CsvText {
  const { rows, faults } = cut(text.replace(/^\uFEFF/, ''));
  const [header, ...body] = rows;
  if (!header) return { header: [], rows: [], faults: [{ line: 1, message: '文件为空' }] };
  const uneven = body
    .filter((row) => row.cells.length !== header.cells.length)
    .map((row) => ({ line: row.line, message: `应有 ${header.cells.length} 列,实有 ${row.cells.length} 列` }));
  return { header: header.cells, rows: body, faults: [...faults, ...uneven].sort((a, b) => a.line - b.line) };
}

function cut(text: string): { rows: CsvRow[]; faults: { line: number; message: string }[] } {
  const rows: CsvRow[] = [];
  const faults: { line: number; message: string }[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const began = line;
    const cells: string[] = [];
    for (let more = true; more; ) {
      const cell = text[at] === '"' ? quoted(text, at) : plain(text, at);
      if (cell.fault) faults.push({ line: began, message: cell.fault });
      line += cell.lines;
      cells.push(cell.value.trim());
      at = cell.end;
      more = text[at] === ',';
      if (more) at++;
    }
    if (text[at] === '\r') at++;
    at++;
    line++;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: began, cells });
  }
  return { rows, faults };
}

type Cell = { value: string; end: number; lines: number; fault?: string };

function plain(text: string, from: number): Cell {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++;
  const value = text.slice(from, end);
  return value.includes('"') ? { value, end, lines: 0, fault: '引号只能包住整个单元格' } : { value, end, lines: 0 };
}

function quoted(text: string, from: number): Cell {
  let end = from + 1;
  let value = '';
  let lines = 0;
  for (; end < text.length; end++) {
    if (text[end] === '"') {
      if (text[end + 1] !== '"') break;
      end++;
    }
    if (text[end] === '\n') lines++;
    value += text[end];
  }
  if (end >= text.length) return { value, end, lines, fault: '引号没有结束' };
  const rest = plain(text, end + 1);
  if (rest.value.trim() !== '') return { value, end: rest.end, lines, fault: '引号之后还有文字' };
  return { value, end: rest.end, lines };
}
