import type { Advice } from '#contract/city.ts';
import { isEmpty } from '#domain/screening/empty.ts';
import type { CityInMemory } from '#server/city/open.ts';

/** Advice on a text before it is sent; the appellant may always send. */
export function adviceFor(_city: CityInMemory, text: string): Advice {
  return { ground: isEmpty(text) ? 'malicious_or_empty' : null, phone: null };
}
