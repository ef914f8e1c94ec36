import { describe, expect, test } from 'vitest';
import { REGULATION } from '#domain/testing/regulation.ts';
import { factsAt, MONDAY } from '#domain/testing/story.ts';
import { limitOf } from './promises.ts';
import { appealKinds, appealNatures, complexities } from './terms.ts';

describe('the limit of an appeal', () => {
  test('is the one of the law’s table for every kind, nature and complexity', () => {
    for (const kind of appealKinds)
      for (const nature of appealNatures)
        for (const complexity of complexities) {
          const short = nature === 'consultation' || nature === 'suggestion';
          const livelihood = short ? 1 : complexity === 'simple' ? 2 : 5;
          const other = complexity === 'simple' ? 10 : 20;
          expect(limitOf(factsAt(MONDAY), kind, nature, complexity), `${kind} ${nature} ${complexity}`).toEqual({
            amount: kind === 'livelihood' ? livelihood : other,
            unit: 'working_days',
          });
        }
  });

  test('is the first that matches: a more special rule stands before the general one', () => {
    const limits = [{ kind: 'livelihood', limit: { amount: 7, unit: 'calendar_days' } } as const, ...REGULATION.limits];
    const facts = factsAt(MONDAY, { regulation: { ...REGULATION, limits } });
    expect(limitOf(facts, 'livelihood', 'complaint', 'complex')).toEqual({ amount: 7, unit: 'calendar_days' });
    expect(limitOf(facts, 'development', 'complaint', 'simple').amount).toBe(10);
  });

  test('a regulation without one is a fault of the city, not of the appellant', () => {
    const facts = factsAt(MONDAY, { regulation: { ...REGULATION, limits: [] } });
    expect(() => limitOf(facts, 'livelihood', 'complaint', 'simple')).toThrow(
      'no limit for livelihood complaint simple',
    );
  });
});
