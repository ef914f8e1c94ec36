import type { Fault } from './fault.ts';

/** At most this many faults of one kind are told one by one; programs get all of them. */
const TOLD = 20;

/** Lines for people: place, rule, what is wrong, how to mend it. */
export function linesOf(faults: readonly Fault[]): string[] {
  const byCode = Map.groupBy(faults, (fault) => fault.code);
  const first = new Set([...byCode.values()].flatMap((own) => own.slice(0, TOLD)));
  const told = faults.filter((fault) => first.has(fault));
  const lines = told.map(({ severity, code, file, line, what, mend }) => {
    const place = line === null ? file : `${file}:${line}`;
    return `${severity === 'error' ? '错误' : '提醒'} ${place} [${code}] ${what}。怎样改:${mend}。`;
  });
  const rest = [...byCode].filter(([, own]) => own.length > TOLD);
  return [...lines, ...rest.map(([code, own]) => `…… [${code}] 还有 ${own.length - TOLD} 处。`)];
}

export function hasError(faults: readonly Fault[]): boolean {
  return faults.some((fault) => fault.severity === 'error');
}
