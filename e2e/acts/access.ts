import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Person } from './person.ts';

/** Nothing on the open page stands in the way of somebody who reads by ear, by keyboard or with weak eyes (WCAG 2.1 AA). */
export async function isForEverybody({ page, name }: Person, what: string): Promise<void> {
  await test.step(`${name}: ${what} is for everybody`, async () => {
    // What turns while it loads has no place yet and no colour.
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
    expect.soft(found, what).toEqual([]);
  });
}
