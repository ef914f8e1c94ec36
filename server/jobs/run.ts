import { type Runner, run, Logger as WorkerLogger } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Desk } from '#server/desk/parts.ts';
import type { SmsSender } from '#server/outside/sms.ts';
import type { DeliverPayload, TimerPayload } from '#server/store/job-rows.ts';
import { deliver } from './deliver.ts';
import { runTimer } from './timer.ts';

/** Starts the workers of this process. Several processes may run them on one database. */
export async function runJobs(desk: Desk, outside: { sms: SmsSender }, log: Logger): Promise<Runner> {
  return run({
    pgPool: desk.pool as pg.Pool,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error') log.error(message);
      else if (level === 'warning') log.warn(message);
      else log.debug(message);
    }),
    taskList: {
      timer: async (payload, { addJob }) => {
        const timer = payload as TimerPayload;
        const again = await runTimer(desk, timer);
        if (again !== null)
          await addJob('timer', { ...timer, at: again }, { runAt: new Date(desk.clock.machineInstantOf(again)) });
      },
      deliver: (payload) => deliver(desk, outside.sms, payload as DeliverPayload),
    },
  });
}
