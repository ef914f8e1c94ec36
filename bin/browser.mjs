// The browser tests need a real Chromium and a Chinese font; Debian and Ubuntu have both as packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const packages = ['chromium', 'fonts-noto-cjk'];

/** Makes sure that both are there. @returns {{ ok: true } | { ok: false, line: string }} */
export function ensureBrowser() {
  const missing = packages.filter((name) => !isPresent(name));
  if (missing.length === 0) return { ok: true };
  const words = ['install', '-y', '--no-install-recommends', ...missing];
  const command = `apt-get update && apt-get ${words.join(' ')}`;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    return { ok: false, line: `The browser tests need ${missing.join(' and ')}. Run: sudo sh -c '${command}'` };
  }
  console.log(`Installing ${missing.join(' and ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) =>
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  const installed = apt(words) || (apt(['update']) && apt(words));
  return installed
    ? { ok: true }
    : { ok: false, line: `The browser tests need ${missing.join(' and ')}: ${command} failed.` };
}

function isPresent(name) {
  if (name === 'chromium') return existsSync('/usr/bin/chromium');
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return fonts.status === 0 && fonts.stdout.trim() !== '';
}
