import { type Runner, run, Logger as WorkerLogger } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Desk } from '#server/desk/parts.ts';
import type { SmsSender } from '#server/outside/sms.ts';
import type { Sealing } from '#server/record/seal.ts';
import type { DeliverPayload, TimerPayload } from '#server/store/job-rows.ts';
import { deliver } from './deliver.ts';
import { sealDay } from './seal-day.ts';
import { runTimer } from './timer.ts';

/** Starts the workers of this process. Several processes may run them on one database. */
export async function runJobs(desk: Desk, outside: { sms: SmsSender; sealing: Sealing }, log: Logger): Promise<Runner> {
  const runner = await run({
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
      seal_day: async (_payload, { addJob }) => {
        const { report, next } = await sealDay(desk, outside.sealing);
        for (const trouble of report.trouble) log.warn(trouble, 'a day could not be sealed');
        await addJob('seal_day', next, {
          jobKey: 'seal_day',
          runAt: new Date(desk.clock.machineInstantOf(next.at)),
        });
      },
    },
  });
  // Whatever ended while no process ran is sealed now; the key keeps several processes from doing it twice.
  await runner.addJob('seal_day', { at: desk.clock.now() }, { jobKey: 'seal_day' });
  return runner;
}
