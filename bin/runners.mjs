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

/** A test runner that writes its counts to `report`; `live` shows its lines as they come. A skipped test is a failed one: nothing is left untried. */
export async function runTests(title, tool, words, report, live) {
  const reporters =
    tool === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      : ['--reporter=list,json'];
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await run(title, tool, [...words, ...reporters], { env, live });
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

/** What a tool says is shown whole when it has ended, because two tools run at once; `live` shows it as it comes. */
async function run(title, tool, words, { env = {}, live = false } = {}) {
  if (live) console.log(`\n— ${title}`);
  const began = Date.now();
  const child = spawn(join(bin, tool), words, {
    cwd: root,
    stdio: ['ignore', ...(live ? ['inherit', 'inherit'] : ['pipe', 'pipe'])],
    env: { ...process.env, ...env, PATH: [bin, dirname(pinnedNode()), process.env.PATH].join(delimiter) },
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
  const code = await ended(child);
  // Ctrl-C and its kin end the whole run, not one step of it.
  if (code > 128) process.exit(code);
  if (!live) process.stdout.write(`\n— ${title}\n${code === 0 ? '' : Buffer.concat(said)}`);
  console.log(`  ${code === 0 ? 'holds' : 'does not hold'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return code;
}
