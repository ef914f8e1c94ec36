import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { type Answer, type Command, helpOf, parse } from './command.ts';
import { explain } from './explain.ts';

type Entry = { about: string; load(): Promise<{ default: Command }> };

/** Every subcommand: a line here and a file under `commands/`. */
const commands: Readonly<Record<string, Entry>> = {
  serve: { about: 'Run the platform.', load: () => import('./commands/serve.ts') },
  migrate: { about: 'Bring the database up to this version.', load: () => import('./commands/migrate.ts') },
  replay: {
    about: 'Let messages be sent and worked on, and check the result.',
    load: () => import('./commands/replay.ts'),
  },
  bench: { about: 'Measure a budget on this machine.', load: () => import('./commands/bench.ts') },
  'admin create': { about: 'Make somebody who may sign in.', load: () => import('./commands/admin-create.ts') },
  rebuild: {
    about: 'Derive everything again that follows from the record.',
    load: () => import('./commands/rebuild.ts'),
  },
  'city check': { about: "Judge a city's files.", load: () => import('./commands/city-check.ts') },
  'city load': { about: "Bring the database up to a city's files.", load: () => import('./commands/city-load.ts') },
  'history verify': {
    about: 'Find whatever is wrong with the record.',
    load: () => import('./commands/history-verify.ts'),
  },
  'history seal': {
    about: 'Seal the days that have ended.',
    load: () => import('./commands/history-seal.ts'),
  },
};

/** Wrong words on the command line, as against work that could not be done (1). */
const MISUSED = 2;

function overview(): string {
  const rows = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(18)} ${about}`);
  return [
    'Usage: qingsu COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...rows,
    '',
    'qingsu COMMAND --help tells more about one.',
  ].join('\n');
}

async function main(words: string[]): Promise<number> {
  const found = find(words);
  if (!found) return misused(words);
  const command = (await found.entry.load()).default;
  const given = parse(command, found.rest);
  if (!given.ok) {
    console.error(`${given.line}\nqingsu ${found.name} --help tells more.`);
    return MISUSED;
  }
  if (given.help) {
    console.log(helpOf(command));
    return 0;
  }
  const answer = await run(command, given);
  if (given.json) console.log(JSON.stringify(answer.json));
  return answer.code;
}

/** Names may be of two words (`city load`); the longer one wins. */
function find(words: string[]): { name: string; entry: Entry; rest: string[] } | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (entry) return { name, entry, rest: words.slice(length) };
  }
  return undefined;
}

function misused(words: string[]): number {
  const wantsHelp = words.some((word) => word === '--help' || word === '-h' || word === 'help');
  if (wantsHelp) console.log(overview());
  else
    console.error(
      words.length === 0 ? overview() : `There is no command ${words.slice(0, 2).join(' ')}.\n\n${overview()}`,
    );
  return wantsHelp ? 0 : MISUSED;
}

async function run(command: Command, given: Parameters<Command['run']>[0]): Promise<Answer> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    });
  }
  try {
    return await command.run(given, { say: (line) => console.log(line), stop: stop.signal });
  } catch (error) {
    const line = explain(error);
    console.error(line ?? error);
    return { code: 1, json: { error: line ?? String(error) } };
  }
}

// What was compiled once is read the next time: a second start is more than twice as fast.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'qingsu'));
process.exitCode = await main(process.argv.slice(2));
