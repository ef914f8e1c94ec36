import { command, refuse } from '#server/command.ts';
import type { Report } from '../../bench/report.ts';

type Bench = (given: { seconds: number | undefined }) => Promise<Report>;

/** Every bench; each opens a platform of its own on a fresh database. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  intake: async () => (await import('../../bench/intake.ts')).intake,
};

export default command({
  usage: `qingsu bench NAME   (${Object.keys(benches).join(', ')})`,
  about: 'Measures a budget as a ratio in one run on this machine; see docs/benches.md.',
  options: { seconds: { about: 'How long to measure.', value: 'N' } },
  positionals: { fewest: 1, most: 1 },
  async run({ values, positionals: [name = ''] }, { say }) {
    const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
    if (!load) return refuse(`There is no bench ${name}; there are ${Object.keys(benches).join(', ')}.`);
    const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
    if (seconds !== undefined && !(seconds > 0 && seconds <= 600))
      return refuse('--seconds must be a number from 1 to 600.');
    const report = await (await load())({ seconds });
    for (const [key, value] of Object.entries(report)) say(`${key.padEnd(10)} ${JSON.stringify(value)}`);
    return { code: report.holds ? 0 : 1, json: report };
  },
});
