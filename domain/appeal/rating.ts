import type { Resolution, Satisfaction } from './terms.ts';

/** A rating with one bad answer: the matter is not resolved or the appellant is not satisfied (domain law §6). */
export function isBadRating(resolution: Resolution | null, satisfaction: Satisfaction | null): boolean {
  return resolution === 'unresolved' || satisfaction === 'dissatisfied';
}
