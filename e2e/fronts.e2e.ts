import { expect, test } from './world.ts';

for (const [path, name] of [
  ['/', 'citizens'],
  ['/staff/', 'staff'],
  ['/command/', 'the command platform'],
] as const) {
  test(`the page of ${name} opens, says that it is a demonstration, and no script fails`, async ({ page }) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    await page.goto(path);
    await expect(page.getByText('演示环境').first()).toBeVisible();
    await expect(page.locator(`script[src^="${path}assets/"]`)).toBeAttached();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    expect(failures).toEqual([]);
  });
}
