/** What came of something the machine may refuse: a value, or one line that tells a person what is wrong and what to do. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; line: string };

export function done<T>(value: T): Attempt<T> {
  return { ok: true, value };
}

export function failed(line: string): { ok: false; line: string } {
  return { ok: false, line };
}
