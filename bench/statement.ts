/** A value as the text PostgreSQL reads for a parameter. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(elementOf).join(',')}}`;
  return String(value);
}

function elementOf(value: unknown): string {
  const text = textOf(value);
  return text === null ? 'NULL' : `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

export interface Prepared {
  readonly script: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * One of the product's statements as a pgbench script with the very same parameters. `own` makes an SQL expression
 * of a parameter, for what must differ from row to row, such as keys.
 */
export function prepared(
  text: string,
  values: readonly unknown[],
  own: Readonly<Record<number, (given: string) => string>>,
  prefix: string,
): Prepared {
  const variables: Record<string, string> = {};
  values.forEach((value, i) => {
    const said = textOf(value);
    // pgbench takes no empty variable; such a one stands in the text.
    if (said !== null && said !== '') variables[`${prefix}${i + 1}`] = said;
  });
  const script = text.replace(/\$(\d+)/g, (_, n: string) => {
    const given =
      `${prefix}${n}` in variables ? `:${prefix}${n}` : textOf(values[Number(n) - 1]) === '' ? `''` : 'null';
    const expression = own[Number(n)];
    return expression ? `(${expression(given)})` : given;
  });
  return { script: `${script.replaceAll('\n', ' ').trim()};`, variables };
}

/** The same statement with some texts in its parameters replaced by SQL expressions, wherever they stand. */
export function varying(
  values: readonly unknown[],
  by: Readonly<Record<string, string>>,
): Record<number, (given: string) => string> {
  const own: Record<number, (given: string) => string> = {};
  values.forEach((value, i) => {
    const text = textOf(value) ?? '';
    const found = Object.entries(by).filter(([from]) => text.includes(from));
    if (found.length > 0)
      own[i + 1] = (given) =>
        found.reduce((inner, [from, to]) => `replace(${inner}, $q$${from}$q$, ${to})`, `${given}::text`);
  });
  return own;
}
