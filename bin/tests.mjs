// `check`: what must hold before a commit, well under a minute. `all`: that and every test there is.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { install, pinnedNode, root } from './install.mjs';
import { runStep, runTests } from './runners.mjs';

const reports = join(root, 'var', 'reports');

const steps = [
  ['format and lint', 'biome', ['ci', '.']],
  ['unused exports', 'knip', []],
  ['types', 'vue-tsc', ['-b']],
];

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

const results = [];
for (const [title, tool, words] of steps) results.push(await runStep(title, tool, words));
results.push(await runTests('tests of rules', 'vitest', ['run', '--project=domain'], join(reports, 'domain.json')));
if (wanted === 'all') {
  results.push(
    await runTests('tests on PostgreSQL', 'vitest', ['run', '--project=server'], join(reports, 'server.json')),
  );
  const browser = ensureBrowser();
  if (browser.ok) {
    const config = ['test', '--config=e2e/playwright.config.ts'];
    results.push(await runTests('tests in a browser', 'playwright', config, join(reports, 'browser.json')));
  } else {
    console.error(browser.line);
    results.push({ passed: 0, failed: 1 });
  }
}
const total = (kind) => results.reduce((sum, result) => sum + result[kind], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
