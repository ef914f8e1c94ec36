/** A count as officials write it: digits grouped from five on. */
export function sayCount(count: number): string {
  return count < 10_000 ? String(count) : count.toLocaleString('en-US');
}

/** A share 0 … 1 in per cent with two decimals; "—" when nothing was counted. */
export function sayRate(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(2)}%`;
}
