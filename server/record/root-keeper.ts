import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * The second place of the roots, outside the database. Lines are only ever added; what they hold is signed, so the place
 * needs no secret, only to be out of reach of whoever can write to the database.
 */
export interface RootKeeper {
  /** Platforms of which anything is kept. */
  platforms(): Promise<string[]>;
  /** The signed lines of a platform in the order they came. */
  lines(platform: string): Promise<string[]>;
  /** Adds lines; they are durable when this resolves. One caller at a time: the sealer holds a lock. */
  append(platform: string, lines: readonly string[]): Promise<void>;
  /**
   * Keeps what a day's root was made from, one line for each entry: whole, and only if `wanted` says so when all lines
   * have passed.
   */
  keepLeaves(platform: string, day: string, leaves: AsyncIterable<string>, wanted: () => boolean): Promise<void>;
  /** The lines of `keepLeaves`; null when none are kept. */
  leaves(platform: string, day: string): Promise<AsyncIterable<string> | null>;
}

const CHUNK = 256 * 1024;

/** A folder as the second place: `<platform>.txt` with the signed lines, `<platform>/<day>.txt` with a day's entries. */
export function rootsIn(folder: string): RootKeeper {
  const rootsOf = (platform: string) => join(folder, `${safe(platform)}.txt`);
  const leavesOf = (platform: string, day: string) => join(folder, safe(platform), `${safe(day)}.txt`);
  return {
    async platforms() {
      const names = await readdir(folder).catch(missing(() => []));
      return names.filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -4));
    },
    async lines(platform) {
      const text = await readFile(rootsOf(platform), 'utf8').catch(missing(() => ''));
      // Without its line end the last line was cut by a crash and never counted.
      return text.split('\n').slice(0, -1);
    },
    async append(platform, lines) {
      if (lines.length === 0) return;
      await mkdir(folder, { recursive: true });
      const file = await open(rootsOf(platform), 'a+');
      try {
        const text = await file.readFile('utf8');
        if (!text.endsWith('\n')) await file.truncate(Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)));
        await file.appendFile(lines.map((line) => `${line}\n`).join(''));
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(folder);
    },
    async keepLeaves(platform, day, leaves, wanted) {
      const place = leavesOf(platform, day);
      const fresh = `${place}.${process.pid}`;
      try {
        await mkdir(join(folder, safe(platform)), { recursive: true });
        await writeLines(fresh, leaves);
        if (!wanted()) return;
        await rename(fresh, place);
        await syncFolder(join(folder, safe(platform)));
      } finally {
        await rm(fresh, { force: true });
      }
    },
    async leaves(platform, day) {
      const file = await open(leavesOf(platform, day)).catch(missing(() => null));
      if (!file) return null;
      await file.close();
      return createInterface({ input: createReadStream(leavesOf(platform, day)), crlfDelay: Infinity });
    },
  };
}

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let text = '';
    for await (const line of lines) {
      text += `${line}\n`;
      if (text.length < CHUNK) continue;
      await file.appendFile(text);
      text = '';
    }
    await file.appendFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name in a folder survives a power cut only once the folder itself is on disk; Windows does so by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function missing<T>(instead: () => T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead();
    throw error;
  };
}

/** Names come from the database and become paths. */
function safe(name: string): string {
  if (!/^[A-Za-z0-9-]+$/.test(name)) throw new Error(`not a name to keep a root under: ${name}`);
  return name;
}
