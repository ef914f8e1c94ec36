import { checks } from './checks/all.ts';
import type { Judged } from './judge.ts';
import { type Measured, missingFrom } from './measure.ts';
import { mix, type ShareName } from './mix.ts';
import type { Replayed } from './replay.ts';

export interface Outcome extends Pick<Replayed, 'requests' | 'days' | 'refused'> {
  readonly measured: Measured;
  readonly judged: readonly Judged[];
  readonly seconds: number;
}

/** The result for people. */
export function tableOf({ measured, judged, requests, days, refused, seconds }: Outcome): string[] {
  const { submitted, shares, onTime } = measured;
  const missing = new Set(missingFrom(measured));
  return [
    row('submitted', submitted),
    ...Object.entries(measured.byEnd).map(([end, count]) => row(`  ${end}`, count, share(count, submitted))),
    'solved at',
    ...Object.entries(measured.solvedAt).map(([level, count]) => row(`  ${level}`, count, share(count, submitted))),
    row('second rounds', measured.secondRounds),
    row('handled on time', onTime.count, `${share(onTime.count, onTime.of)} of ${onTime.of} replies`),
    row('entries of record', measured.entries),
    row('photos', measured.photos),
    row('requests', requests, `${Math.round(requests / Math.max(1, seconds))}/s`),
    row('simulated days', days),
    ...[...refused].map(([what, count]) => row(`refused ${what}`, count)),
    'mix                              there  share   least  planned',
    ...(Object.keys(mix) as ShareName[]).map((name) => {
      const { about, least, planned } = mix[name];
      const cells = [share(shares[name], submitted), percent(least), percent(planned)].map((text) => text.padStart(7));
      return `${row(`  ${about}`, shares[name])} ${cells.join(' ')}${missing.has(name) ? '  too few' : ''}`;
    }),
    'checks',
    ...judged.flatMap(({ name, holds, faults, examples }) => [
      `  ${holds ? 'true ' : 'FALSE'} ${name.padEnd(10)} ${checks[name].about}${holds ? '' : ` — ${faults} faults`}`,
      ...examples.map((example) => `          ${example}`),
    ]),
  ];
}

/** The result for programs. */
export function jsonOf({ measured, judged, requests, days, refused, seconds }: Outcome) {
  const { shares, ...counts } = measured;
  const names = Object.keys(mix) as ShareName[];
  return {
    ...counts,
    mix: Object.fromEntries(names.map((name) => [name, shares[name] / Math.max(1, measured.submitted)])),
    mixMissing: missingFrom(measured),
    refused: Object.fromEntries(refused),
    requests,
    days,
    checks: Object.fromEntries(judged.map(({ name, holds }) => [name, holds])),
    seconds: Math.round(seconds * 10) / 10,
  };
}

function row(what: string, count: number, more = ''): string {
  return `${what.padEnd(30)} ${String(count).padStart(7)}${more ? `  ${more}` : ''}`;
}

function share(count: number, of: number): string {
  return of === 0 ? '—' : percent(count / of);
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}
