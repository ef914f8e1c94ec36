// Runs a tool on the pinned Node and says how many of its checks held.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ended, pinnedNode, root } from './install.mjs';

const bin = join(root, 'node_modules', '.bin');

/** A tool that either is content or not: one passed or one failed. */
export async function runStep(title, tool, words) {
  const code = await run(title, tool, words);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A test runner that writes its counts to `report`. A skipped test is a failed one: nothing is left untried. */
export async function runTests(title, tool, words, report) {
  const reporters =
    tool === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      : ['--reporter=list,json'];
  const code = await run(title, tool, [...words, ...reporters], { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  const counts = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 };
  // A runner may fail without a failed test: a file that does not load, a database that does not start.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function count(report) {
  if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky + skipped };
  }
  const { numPassedTests, numTotalTests } = report;
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
}

async function run(title, tool, words, extra = {}) {
  console.log(`\n— ${title}`);
  const began = Date.now();
  const child = spawn(join(bin, tool), words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...extra, PATH: [bin, dirname(pinnedNode()), process.env.PATH].join(delimiter) },
  });
  const code = await ended(child);
  // Ctrl-C and its kin end the whole run, not one step of it.
  if (code > 128) process.exit(code);
  console.log(`  ${code === 0 ? 'holds' : 'does not hold'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return code;
}
