import { randomUUID } from 'node:crypto';
import type { FileRef } from '#contract/fields.ts';
import { type Answer, answer, trouble } from '#server/desk/problem.ts';
import { named, type Queryable } from '#server/store/pool.ts';
import { pictureOf } from './picture.ts';
import { digestOf, type FileStore } from './store.ts';
import { videoTypeOf } from './video.ts';

export const MOST_BYTES = 50 * 1024 * 1024;

export interface FileRow {
  id: string;
  owner: string;
  kind: 'image' | 'video';
  type: string;
  width: number | null;
  height: number | null;
  platform: string | null;
  number: string | null;
}

const insert = named(
  'insert into file (id, owner, kind, type, width, height, bytes, digest, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, now())',
);
const byId = named<FileRow>('select id, owner, kind, type, width, height, platform, number from file where id = $1');
const byIds = named<FileRow>(
  'select id, owner, kind, type, width, height, platform, number from file where id = any($1::uuid[])',
);
const adopt = named('update file set owner = $2 where owner = $1 and number is null');

export interface Files {
  readonly pool: Queryable;
  readonly store: FileStore;
}

/** Takes an upload: pictures are encoded anew, videos are recognised by their bytes; all else is refused. */
export async function keepFile(files: Files, owner: string, bytes: Buffer): Promise<Answer<FileRef>> {
  const id = randomUUID();
  const video = videoTypeOf(bytes);
  if (video) {
    await files.store.put(id, 'full', bytes);
    await insert(files.pool, id, owner, 'video', video, null, null, bytes.length, digestOf(bytes));
    return answer({ id, kind: 'video', width: null, height: null });
  }
  const picture = await pictureOf(bytes);
  if (!picture.ok) return picture;
  const { full, small, width, height } = picture.value;
  await Promise.all([files.store.put(id, 'full', full), files.store.put(id, 'small', small)]);
  await insert(files.pool, id, owner, 'image', 'image/jpeg', width, height, full.length, digestOf(full));
  return answer({ id, kind: 'image', width, height });
}

export async function readFile(files: Files, id: string): Promise<FileRow | null> {
  return (await byId(files.pool, id))[0] ?? null;
}

export async function readFiles(on: Queryable, ids: readonly string[]): Promise<Map<string, FileRef>> {
  if (ids.length === 0) return new Map();
  return new Map((await byIds(on, ids)).map(({ id, kind, width, height }) => [id, { id, kind, width, height }]));
}

/** Hands over what was uploaded under one owner and belongs to no appeal yet. */
export async function adoptFiles(files: Files, from: string, to: string): Promise<void> {
  await adopt(files.pool, from, to);
}

/** Whether somebody may attach these files: they exist, are his, and belong to no appeal yet (or to this one). */
export async function mayAttach(
  on: Queryable,
  owner: string,
  ids: readonly string[],
  number: string | null,
): Promise<Answer<true>> {
  if (ids.length === 0) return answer(true);
  const rows = await byIds(on, ids);
  const fit = rows.filter((row) => row.owner === owner && (row.number === null || row.number === number));
  return fit.length === new Set(ids).size ? answer(true) : trouble('file_unknown', { field: 'photos' });
}
