#!/usr/bin/env node
// Installs what is missing and hands over to the program on the Node it is made for.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ended, install, pinnedNode, root } from './install.mjs';

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Qingsu needs Node 20 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
await install('run');
const node = pinnedNode();
if (!node) {
  console.error(
    `There is no Node 24 package for ${process.platform}-${process.arch}: install Node 24 and start again.`,
  );
  process.exit(1);
}
const main = join(root, 'server', 'main.ts');
if (node === process.execPath) {
  await import(main);
} else {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = await ended(child);
}
