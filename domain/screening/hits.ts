import type { Meaning, PreparedCues } from './prepare.ts';

/** A cue found in a text. */
export interface Hit {
  readonly cue: number;
  readonly from: number;
  readonly to: number;
}

const STOPS = new Uint8Array(0x10000);
for (const stop of '。!?;\n') STOPS[stop.charCodeAt(0)] = 1;

/** The cues in a text, by ground, in the order of the text; the time grows with its length only. */
export function hitsIn(text: string, { grounds, pairs, words, innocent }: PreparedCues): Hit[][] {
  const hits: Hit[][] = grounds.map(() => []);
  const hiddenUntil = new Int32Array(grounds.length);
  const firstHalves = new FirstHalves(pairs);
  for (let from = 0; from < text.length; from++) {
    const code = text.charCodeAt(from);
    if (innocent.begin(code) !== 0) {
      const { end, meanings } = innocent.longest(text, from);
      for (const ground of meanings) hiddenUntil[ground] = Math.max(hiddenUntil[ground]!, end);
    }
    let branch = words.begin(code);
    for (let to = from + 1; branch !== 0; to++) {
      const meanings = words.meanings(branch);
      for (let i = 0; i < meanings.length; i++) {
        const meaning = meanings[i]!;
        if (from >= hiddenUntil[meaning.ground]!) take(hits, firstHalves, meaning, from, to);
      }
      branch = to < text.length ? words.next(branch, text.charCodeAt(to)) : 0;
    }
    if (STOPS[code] === 1) firstHalves.forget();
  }
  for (const own of hits) if (own.length > 1) own.sort((a, b) => a.from - b.from);
  return hits;
}

function take(hits: Hit[][], firstHalves: FirstHalves, meaning: Meaning, from: number, to: number): void {
  const { half, pair, cue } = meaning;
  if (half === 1) {
    firstHalves.keep(pair, from, to);
    return;
  }
  const begin = half === 0 ? from : firstHalves.near(pair, from, meaning.gap);
  if (begin >= 0) hits[meaning.ground]!.push({ cue, from: begin, to });
}

/** The last two first halves of each pair in the present sentence; two, because the last may reach beyond a second half. */
class FirstHalves {
  /** Of each pair: where the last began and ended, and the one before it. Ends are never 0; 0 is none. */
  readonly #places: Int32Array;
  #any = false;

  constructor(pairs: number) {
    this.#places = new Int32Array(pairs * 4);
  }

  keep(pair: number, from: number, to: number): void {
    const at = pair * 4;
    const places = this.#places;
    this.#any = true;
    places[at + 2] = places[at]!;
    places[at + 3] = places[at + 1]!;
    places[at] = from;
    places[at + 1] = to;
  }

  /** Where a first half begins that ends at most `gap` before `at`, or -1. */
  near(pair: number, at: number, gap: number): number {
    const places = this.#places;
    for (let slot = pair * 4; slot < pair * 4 + 4; slot += 2) {
      const end = places[slot + 1]!;
      if (end > 0 && end <= at && at - end <= gap) return places[slot]!;
    }
    return -1;
  }

  forget(): void {
    if (this.#any) this.#places.fill(0);
    this.#any = false;
  }
}
