import { parseArgs } from 'node:util';

/** One option of a command; `value` names what follows it, an option without is a switch. */
export type Option = { about: string; value?: string; default?: string };
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends { value: string }
  ? O extends { default: string }
    ? string
    : string | undefined
  : boolean;
export type Values<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> };

/** What a command ends with: 0 done, 1 not done or a check is false; `json` is its answer for programs. */
export type Answer = { code: 0 | 1; json: Readonly<Record<string, unknown>> };

export type Surroundings = {
  /** Writes a line for people. */
  say(line: string): void;
  /** Aborted by Ctrl-C and by the system's wish to end the process. */
  stop: AbortSignal;
};

export type Command = {
  usage: string;
  about: string;
  options: Options;
  positionals: { fewest: number; most: number };
  run(
    given: { values: Record<string, string | boolean | undefined>; positionals: string[] },
    around: Surroundings,
  ): Promise<Answer>;
};

/** Declares a command; `run` sees its options with their types. */
export function command<const O extends Options>(declared: {
  usage: string;
  about: string;
  options: O;
  positionals?: { fewest: number; most: number };
  run(given: { values: Values<O>; positionals: string[] }, around: Surroundings): Promise<Answer>;
}): Command {
  return {
    ...declared,
    positionals: declared.positionals ?? { fewest: 0, most: 0 },
    run: (given, around) => declared.run({ ...given, values: given.values as Values<O> }, around),
  };
}

/** A command could not do its work: the line for people, and the same for programs. */
export function refuse(line: string): Answer {
  console.error(line);
  return { code: 1, json: { error: line } };
}

const common: Options = {
  json: { about: 'Print one JSON object as the last line.' },
  help: { about: 'Show this help.' },
};

export type Parsed =
  | {
      ok: true;
      values: Record<string, string | boolean | undefined>;
      positionals: string[];
      json: boolean;
      help: boolean;
    }
  | { ok: false; line: string };

/** Reads the words after a command's name. */
export function parse(from: Command, words: string[]): Parsed {
  const all = { ...from.options, ...common };
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(all).map(([name, option]) => [
          name,
          {
            type: option.value ? ('string' as const) : ('boolean' as const),
            ...(name === 'help' ? { short: 'h' } : {}),
            ...(option.default === undefined ? {} : { default: option.default }),
          },
        ]),
      ),
    });
    const { json, help, ...own } = values as Record<string, string | boolean | undefined>;
    const { fewest, most } = from.positionals;
    if (!help && positionals.length > most)
      return { ok: false, line: `Too much: ${positionals.slice(most).join(' ')}` };
    if (!help && positionals.length < fewest) return { ok: false, line: `Something is missing: ${from.usage}` };
    const switches = Object.entries(from.options).filter(([, option]) => !option.value);
    const off = Object.fromEntries(switches.map(([name]) => [name, false]));
    return { ok: true, values: { ...off, ...own }, positionals, json: json === true, help: help === true };
  } catch (error) {
    return { ok: false, line: (error as Error).message.split('\n')[0] ?? '' };
  }
}

/** The help of one command. */
export function helpOf(of: Command): string {
  const rows = Object.entries({ ...of.options, ...common }).map(([name, option]) => {
    const left = `--${name}${option.value ? ` ${option.value}` : ''}`;
    return `  ${left.padEnd(24)} ${option.about}${option.default === undefined ? '' : ` (${option.default})`}`;
  });
  return [`Usage: ${of.usage}`, '', of.about, '', 'Options:', ...rows].join('\n');
}
