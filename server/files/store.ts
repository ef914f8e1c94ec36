import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the bytes of photos and videos are. A folder here; an object store can stand behind the same shape. */
export interface FileStore {
  put(id: string, part: 'full' | 'small', bytes: Buffer): Promise<void>;
  stream(id: string, part: 'full' | 'small'): NodeJS.ReadableStream;
  read(id: string, part: 'full' | 'small'): Promise<Buffer>;
  remove(id: string): Promise<void>;
}

export function folderStore(root: string): FileStore {
  const path = (id: string, part: string) => join(root, id.slice(0, 2), id.slice(2, 4), `${id}.${part}`);
  return {
    async put(id, part, bytes) {
      const target = path(id, part);
      await mkdir(dirname(target), { recursive: true });
      // Whole or not at all: a process that dies while writing leaves no half file under the final name.
      const draft = `${target}.${randomUUID()}`;
      await writeFile(draft, bytes);
      await rename(draft, target);
    },
    stream: (id, part) => createReadStream(path(id, part)),
    read: (id, part) => readFile(path(id, part)),
    async remove(id) {
      await Promise.all(['full', 'small'].map((part) => rm(path(id, part), { force: true })));
    },
  };
}

export function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
