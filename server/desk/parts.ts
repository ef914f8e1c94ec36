import type pg from 'pg';
import type { CityHolder } from '#server/city/open.ts';
import type { Clock } from '#server/clock.ts';
import type { TaskIds } from '#server/store/job-rows.ts';
import type { Teller } from './after.ts';
import type { NextNumber } from './numbers.ts';
import type { Seal } from './seal.ts';

/** What the desk works with; put together once in `build.ts`. */
export interface Desk {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly city: CityHolder;
  readonly seal: Seal;
  readonly tasks: TaskIds;
  readonly numbers: NextNumber;
  readonly teller: Teller;
  /** Whether a command id has already changed something on a platform. */
  readonly knows: (platform: string, command: string) => Promise<boolean>;
}
