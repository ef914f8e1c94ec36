import { command, refuse } from '#server/command.ts';
import type { Report } from '../../bench/report.ts';

interface Given {
  readonly seconds: number | undefined;
  readonly appeals: number | undefined;
  readonly data: string | undefined;
  readonly say: (line: string) => void;
}
type Bench = (given: Given) => Promise<Report>;

/** Every bench; each opens a platform of its own on a fresh database. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  intake: async () => {
    const { intake } = await import('../../bench/intake.ts');
    return ({ seconds }) => intake({ seconds });
  },
  command: async () => (await import('../../bench/command.ts')).commands,
  queue: async () => (await import('../../bench/queue.ts')).queue,
  lifecycle: async () => (await import('../../bench/lifecycle.ts')).lifecycle,
  locate: async () => (await import('../../bench/locate.ts')).locate,
  boot: async () => (await import('../../bench/boot.ts')).boot,
  'slow-disk': async () => (await import('../../bench/slow-disk.ts')).slowDisk,
  fill: async () => (await import('../../bench/fill.ts')).fillBench,
};

export default command({
  usage: `qingsu bench NAME   (${Object.keys(benches).join(', ')})`,
  about: 'Measures a budget as a ratio in one run on this machine; see docs/benches.md.',
  options: {
    seconds: { about: 'How long to measure.', value: 'N' },
    appeals: { about: 'With fill, queue and lifecycle: how many appeals are present.', value: 'N' },
    data: { about: 'With fill: a data folder that is kept.', value: 'FOLDER' },
  },
  positionals: { fewest: 1, most: 1 },
  async run({ values, positionals: [name = ''] }, { say }) {
    const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
    if (!load) return refuse(`There is no bench ${name}; there are ${Object.keys(benches).join(', ')}.`);
    const seconds = numberIn(values.seconds, 600);
    const appeals = numberIn(values.appeals, 20_000_000);
    if (seconds === null) return refuse('--seconds must be a number from 1 to 600.');
    if (appeals === null) return refuse('--appeals must be a number from 1 to 20000000.');
    const report = await (await load())({ seconds, appeals, data: values.data, say });
    for (const [key, value] of Object.entries(report)) say(`${key.padEnd(10)} ${JSON.stringify(value)}`);
    return { code: report.holds ? 0 : 1, json: report };
  },
});

/** Undefined when not given, null when it is no whole number from 1 to `most`. */
function numberIn(text: string | undefined, most: number): number | undefined | null {
  if (text === undefined) return undefined;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : null;
}
