// `check`: what must hold before a commit, well under a minute. `all`: that and every test there is.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { install, pinnedNode, root } from './install.mjs';
import { runStep, runTests } from './runners.mjs';

const reports = join(root, 'var', 'reports');

const wanted = process.argv[2] ?? 'all';
if (wanted !== 'check' && wanted !== 'all') {
  console.error('Usage: node bin/tests.mjs check|all');
  process.exit(2);
}
await install('test');
if (!pinnedNode()) {
  console.error(
    `There is no Node 24 package for ${process.platform}-${process.arch}: install Node 24 and start again.`,
  );
  process.exit(1);
}
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

// The types take as long as all the rest, and the smallest machine has two cores.
const [types, rest] = await Promise.all([
  runStep('types', 'vue-tsc', ['-b']),
  (async () => [
    await runStep('format and lint', 'biome', ['ci', '--colors=off', '.']),
    await runStep('unused exports', 'knip', []),
    await runTests('tests of rules', 'vitest', ['run', '--project=domain'], join(reports, 'domain.json'), false),
  ])(),
]);
const results = [types, ...rest];
if (wanted === 'all') {
  results.push(
    await runTests('tests on PostgreSQL', 'vitest', ['run', '--project=server'], join(reports, 'server.json'), true),
  );
  const browser = ensureBrowser();
  if (browser.ok) {
    const config = ['test', '--config=e2e/playwright.config.ts'];
    results.push(await runTests('tests in a browser', 'playwright', config, join(reports, 'browser.json'), true));
  } else {
    console.error(browser.line);
    results.push({ passed: 0, failed: 1 });
  }
}
const total = (kind) => results.reduce((sum, result) => sum + result[kind], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
