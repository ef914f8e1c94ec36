/** Does something with each of a list, so many at a time, in the order of the list. The first failure ends it. */
export async function inParallel<T>(list: Iterable<T>, most: number, act: (one: T) => Promise<void>): Promise<void> {
  const rest = list[Symbol.iterator]();
  let failed = false;
  async function worker(): Promise<void> {
    for (let next = rest.next(); !next.done && !failed; next = rest.next()) await act(next.value);
  }
  try {
    await Promise.all(Array.from({ length: most }, worker));
  } finally {
    failed = true;
  }
}
