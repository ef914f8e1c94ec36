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
 * One of the product's statements as a pgbench script with the very same parameters. `own` replaces a parameter by an
 * SQL expression, for what must differ from row to row, such as keys.
 */
export function prepared(
  text: string,
  values: readonly unknown[],
  own: Readonly<Record<number, string>>,
  prefix: string,
): Prepared {
  const variables: Record<string, string> = {};
  values.forEach((value, i) => {
    const said = textOf(value);
    // pgbench takes no empty variable; such a one stands in the text.
    if (!own[i + 1] && said !== null && said !== '') variables[`${prefix}${i + 1}`] = said;
  });
  const script = text.replace(/\$(\d+)/g, (_, n: string) => {
    const expression = own[Number(n)];
    if (expression) return `(${expression})`;
    if (`${prefix}${n}` in variables) return `:${prefix}${n}`;
    return textOf(values[Number(n) - 1]) === '' ? `''` : 'null';
  });
  return { script: `${script.replaceAll('\n', ' ').trim()};`, variables };
}
