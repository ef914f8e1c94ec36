import { type Runner, run, Logger as WorkerLogger } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Desk } from '#server/desk/parts.ts';
import type { FileStore } from '#server/files/store.ts';
import type { SmsSender } from '#server/outside/sms.ts';
import type { Sealing } from '#server/record/seal.ts';
import type { DeliverPayload, TimerPayload } from '#server/store/job-rows.ts';
import { deliver } from './deliver.ts';
import { sealDay } from './seal-day.ts';
import { sweepFiles } from './sweep-files.ts';
import { sweepSessions } from './sweep-sessions.ts';
import { runTimer } from './timer.ts';

/** What jobs reach beside the desk. */
interface Outside {
  readonly sms: SmsSender;
  readonly sealing: Sealing;
  readonly files: Pick<FileStore, 'remove'>;
}

/** By the machine's time in UTC, at night in China; a night on which no process ran is made up for at the next start. */
const NIGHTLY = ['19 20 * * * sweep_files ?fill=1d', '23 20 * * * sweep_sessions ?fill=1d'].join('\n');

/** Starts the workers of this process. Several processes may run them on one database. */
export async function runJobs(desk: Desk, outside: Outside, log: Logger): Promise<Runner> {
  const runner = await run({
    pgPool: desk.pool as pg.Pool,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    crontab: NIGHTLY,
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error') log.error(message);
      else if (level === 'warning') log.warn(message);
      else log.debug(message);
    }),
    taskList: {
      timer: async (payload, { addJob, job }) => {
        const timer = payload as TimerPayload;
        const again = await runTimer(desk, timer);
        // Under its own key, so that it can still be moved and cancelled.
        if (again !== null)
          await addJob(
            'timer',
            { ...timer, at: again },
            { ...(job.key ? { jobKey: job.key } : {}), runAt: new Date(desk.clock.machineInstantOf(again)) },
          );
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
      sweep_files: async () => {
        const removed = await sweepFiles(desk.pool, outside.files);
        if (removed > 0) log.info({ removed }, 'uploads that were never sent are removed');
      },
      sweep_sessions: () => sweepSessions(desk.pool),
    },
  });
  // Whatever ended while no process ran is sealed now; the key keeps several processes from doing it twice.
  await runner.addJob('seal_day', { at: desk.clock.now() }, { jobKey: 'seal_day' });
  return runner;
}
