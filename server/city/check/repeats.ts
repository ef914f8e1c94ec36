/** Calls back for every item whose key an earlier item had; items with the key null are passed over. */
export function eachRepeat<T>(
  items: readonly T[],
  keyOf: (item: T, index: number) => string | null,
  report: (item: T, first: T, index: number) => void,
): void {
  const seen = new Map<string, T>();
  items.forEach((item, index) => {
    const key = keyOf(item, index);
    if (key === null) return;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, item);
    else report(item, first, index);
  });
}
