import type { DeclineGround } from '#domain/appeal/terms.ts';
import { type EmergencyService, emergencyServices } from './cue.ts';
import { type Hit, hitsIn } from './hits.ts';
import type { PreparedCues } from './prepare.ts';

/** How much a message speaks for a ground. */
export interface Weighed {
  readonly ground: DeclineGround;
  readonly weight: number;
  /** The cue that weighs most, as the message words it. */
  readonly phrase: string;
  /** Who is to come, where cues say it. */
  readonly service: EmergencyService;
}

// What belongs together stands together: cues farther apart than this speak of different things.
const SPAN = 70;
// What speaks against it may stand in the sentence before or after.
const AROUND = 50;
const BRIEF = 70;

/** Weighs a text for every ground by the stretch of it that speaks most for the ground. */
export function weigh(text: string, prepared: PreparedCues): readonly Weighed[] {
  return hitsIn(text, prepared).map((hits, ground) => heaviestStretch(text, ground, hits, prepared));
}

function heaviestStretch(text: string, index: number, hits: readonly Hit[], { grounds, cues }: PreparedCues): Weighed {
  const { ground, brief } = grounds[index]!;
  const signs = hits.filter(({ cue }) => cues[cue]!.weight > 0);
  const near = new Stretch(signs, cues);
  const around = new Stretch(
    hits.filter(({ cue }) => cues[cue]!.weight < 0),
    cues,
  );
  let best: Weighed = { ground, weight: 0, phrase: '', service: 'police' };
  for (const sign of signs) {
    near.takeUpTo(sign.from);
    near.dropBefore(sign.from - SPAN);
    around.takeUpTo(sign.from + AROUND);
    around.dropBefore(near.begin - AROUND);
    const weight = near.sum + around.sum + (text.length <= BRIEF ? brief : 0);
    if (weight > best.weight) best = { ground, weight, ...near.summary(text) };
  }
  return best;
}

/** The hits in a stretch of the text that only moves forward. Each cue counts once. */
class Stretch {
  sum = 0;
  #first = 0;
  #next = 0;
  readonly #times = new Map<number, number>();
  readonly #hits: readonly Hit[];
  readonly #cues: PreparedCues['cues'];

  constructor(hits: readonly Hit[], cues: PreparedCues['cues']) {
    this.#hits = hits;
    this.#cues = cues;
  }

  get begin(): number {
    return this.#hits[this.#first]!.from;
  }

  takeUpTo(place: number): void {
    while (this.#next < this.#hits.length && this.#hits[this.#next]!.from <= place) {
      const { cue } = this.#hits[this.#next++]!;
      const times = this.#times.get(cue) ?? 0;
      this.#times.set(cue, times + 1);
      if (times === 0) this.sum += this.#cues[cue]!.weight;
    }
  }

  dropBefore(place: number): void {
    while (this.#first < this.#next && this.#hits[this.#first]!.from < place) {
      const { cue } = this.#hits[this.#first++]!;
      const times = this.#times.get(cue)!;
      this.#times.set(cue, times - 1);
      if (times === 1) this.sum -= this.#cues[cue]!.weight;
    }
  }

  summary(text: string): Pick<Weighed, 'phrase' | 'service'> {
    const services: Record<EmergencyService, number> = { police: 0, fire: 0, ambulance: 0, traffic: 0 };
    const seen = new Set<number>();
    let heaviest = this.#hits[this.#first]!;
    for (const hit of this.#hits.slice(this.#first, this.#next)) {
      const { weight, service } = this.#cues[hit.cue]!;
      if (weight > this.#cues[heaviest.cue]!.weight) heaviest = hit;
      if (service && !seen.has(hit.cue)) services[service] += weight;
      seen.add(hit.cue);
    }
    return {
      phrase: text.slice(heaviest.from, heaviest.to),
      service: emergencyServices.reduce((a, b) => (services[b] > services[a] ? b : a)),
    };
  }
}
