/** A copy that lacks these keys: a state has no field that means nothing in it. */
export function without<T extends object, K extends string>(from: T, ...keys: K[]): Omit<T, K> {
  const copy = { ...from };
  for (const key of keys) delete (copy as Partial<Record<string, unknown>>)[key];
  return copy;
}
