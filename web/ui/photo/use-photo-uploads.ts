import { computed, onScopeDispose, type Ref, ref } from 'vue';
import type { FileRef } from '#contract/fields.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { upload } from '../../api/upload.ts';
import { shrink } from './shrink.ts';

/** A photo or video on its way: `share` sent, 0 … 1, or the problem that stopped it. */
export interface Outgoing {
  readonly key: number;
  readonly file: File;
  readonly preview: string;
  readonly kind: FileRef['kind'];
  share: number;
  problem: Problem | null;
}

const atOnce = 2;

/** Sends chosen files, two at a time, and puts what the server keeps into `photos`. */
export function usePhotoUploads(photos: Ref<FileRef[]>, max: Ref<number>) {
  const outgoing = ref<Outgoing[]>([]);
  const cancels = new Map<number, () => void>();
  const running = new Set<number>();
  let lastKey = 0;

  const room = computed(() => Math.max(0, max.value - photos.value.length - outgoing.value.length));
  const pending = computed(() => outgoing.value.length);

  /** Takes as many as there is room for; returns how many found none. */
  function add(files: readonly File[]): number {
    const taken = files.slice(0, room.value);
    for (const file of taken) {
      lastKey += 1;
      outgoing.value.push({
        key: lastKey,
        file,
        preview: URL.createObjectURL(file),
        kind: file.type.startsWith('video/') ? 'video' : 'image',
        share: 0,
        problem: null,
      });
    }
    next();
    return files.length - taken.length;
  }

  function next(): void {
    for (const item of outgoing.value) {
      if (running.size >= atOnce) return;
      if (!running.has(item.key) && item.problem === null) void send(item);
    }
  }

  async function send(item: Outgoing): Promise<void> {
    running.add(item.key);
    try {
      const small = await shrink(item.file);
      if (!outgoing.value.includes(item)) return;
      const sending = upload(small, item.file.name, (share) => {
        item.share = share;
      });
      cancels.set(item.key, sending.cancel);
      const stored = await sending.done;
      if (!outgoing.value.includes(item)) return;
      photos.value = [...photos.value, stored];
      drop(item);
    } catch (thrown) {
      item.problem = asProblem(thrown);
    } finally {
      running.delete(item.key);
      cancels.delete(item.key);
      next();
    }
  }

  function retry(): void {
    for (const item of outgoing.value) item.problem = null;
    next();
  }

  function drop(item: Outgoing): void {
    outgoing.value = outgoing.value.filter((other) => other.key !== item.key);
    URL.revokeObjectURL(item.preview);
    cancels.get(item.key)?.();
  }

  function remove(photo: FileRef): void {
    photos.value = photos.value.filter((other) => other.id !== photo.id);
  }

  onScopeDispose(() => {
    for (const item of outgoing.value) drop(item);
  });

  return { outgoing, room, pending, add, retry, drop, remove };
}
