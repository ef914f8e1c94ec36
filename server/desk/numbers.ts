import { dayOf, type Instant, isoDay } from '#domain/deadline/instant.ts';
import { named, type Queryable } from '#server/store/pool.ts';

const BLOCK = 64;

// Its commit waits for no disk: whatever is written with its numbers comes after it in the log, and is waited for.
const take = named<{ next: number }>(`
  insert into number_block (platform, next) values ($1, 1 + ${BLOCK})
  on conflict (platform) do update set next = number_block.next + ${BLOCK}
  returning next - ${BLOCK} as next, set_config('synchronous_commit', 'off', true)`);

/**
 * Hands out numbers like `LS20230428-000123`: the platform's letters, the day, a running count of the platform.
 * Counts come in blocks, so that submissions do not wait for each other; a stopped process leaves a gap, never a double.
 */
export function numbersFrom(on: Queryable) {
  const open = new Map<string, { next: number; end: number }>();
  const opening = new Map<string, Promise<void>>();

  async function openBlock(platform: string): Promise<void> {
    const [row] = await take(on, platform);
    if (row) open.set(platform, { next: row.next, end: row.next + BLOCK });
  }

  return async function next(platform: { id: string; prefix: string }, at: Instant): Promise<string> {
    for (;;) {
      const block = open.get(platform.id);
      if (block && block.next < block.end) {
        const count = String(block.next++).padStart(6, '0');
        return `${platform.prefix}${isoDay(dayOf(at)).replaceAll('-', '')}-${count}`;
      }
      let wait = opening.get(platform.id);
      if (!wait) {
        wait = openBlock(platform.id).finally(() => opening.delete(platform.id));
        opening.set(platform.id, wait);
      }
      await wait;
    }
  };
}
export type NextNumber = ReturnType<typeof numbersFrom>;
