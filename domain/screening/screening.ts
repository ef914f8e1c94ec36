import type { DeclineGround } from '#domain/appeal/terms.ts';
import type { EmergencyService } from './cue.ts';
import { emergency } from './cues/emergency.ts';
import { judicialOrPetition } from './cues/judicial-or-petition.ts';
import { military } from './cues/military.ts';
import { secretOrPrivacy } from './cues/secret-or-privacy.ts';
import { unlawful } from './cues/unlawful.ts';
import { isEmpty, isIdle } from './empty.ts';
import { elsewhere, indexPlaces, type PlaceIndex, type PlaceNames } from './places.ts';
import { plainText } from './plain-text.ts';
import { prepareCues } from './prepare.ts';
import { weigh } from './weigh.ts';

/** What a city adds to the words of the language: its places, and the numbers to dial. */
export interface ScreeningRules {
  readonly places: PlaceIndex;
  readonly numbers: Readonly<Record<EmergencyService, string>>;
}

/** A hint before sending; nothing is ever refused by it (domain law §3). */
export interface Advice {
  readonly ground: DeclineGround;
  /** The words of the message that speak most for it. */
  readonly phrase: string;
  /** The number to dial at once, with `emergency` only. */
  readonly emergencyNumber: string | null;
}

// Weights are added up from tenths; what should be 1 is a little less in binary.
const ENOUGH = 0.99;
// A long message names other cities in passing: one must be named twice, or head it.
const ELSEWHERE_AT_LENGTH = 1.29;
const CUES = prepareCues([emergency, judicialOrPetition, unlawful, secretOrPrivacy, military]);

/** Prepares a city's data once; `advise` then takes some microseconds a message. */
export function screeningRules(places: PlaceNames, numbers: ScreeningRules['numbers']): ScreeningRules {
  return { places: indexPlaces(places), numbers };
}

/**
 * Whether the platform would probably not accept a message, by the strongest of the seven grounds, or null.
 * Only the first 2,000 characters are looked at.
 */
export function advise(message: string, rules: ScreeningRules): Advice | null {
  const spaced = plainText(message);
  const empty: Advice = { ground: 'malicious_or_empty', phrase: spaced.slice(0, 20), emergencyNumber: null };
  if (isEmpty(spaced)) return empty;
  const text = spaced.replace(/\s+/g, '');
  const weighed = weigh(text, CUES);
  const enough = enoughFor(text);
  const danger = weighed[0]!;
  if (danger.weight >= enough)
    return { ground: 'emergency', phrase: danger.phrase, emergencyNumber: rules.numbers[danger.service] };
  const place = elsewhere(text, rules.places);
  const best = [...weighed.slice(1), { ground: 'outside_jurisdiction' as const, ...place }].reduce((a, b) =>
    precedence(b) > precedence(a) ? b : a,
  );
  if (best.weight >= (best.ground === 'outside_jurisdiction' ? Math.min(enough, ELSEWHERE_AT_LENGTH) : enough))
    return { ground: best.ground, phrase: best.phrase, emergencyNumber: null };
  return isIdle(text) ? empty : null;
}

/** A long message mentions a court or a fire in passing; it must speak of it more than once in one breath. */
function enoughFor(text: string): number {
  return text.length <= 120 ? ENOUGH : ENOUGH + Math.min(1, (text.length - 120) / 180);
}

/** What is unlawful is also private, military or elsewhere: the narrower ground says more about where to go. */
function precedence({ ground, weight }: { ground: DeclineGround; weight: number }): number {
  return ground === 'unlawful' ? weight - 0.25 : weight;
}
