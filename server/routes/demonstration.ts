import { routes } from '#contract/routes.ts';
import { instantFromIso, isoInstant } from '#domain/deadline/instant.ts';
import { demonstrationAccounts } from '#server/city/accounts.ts';
import { demonstrationPassword } from '#server/city/demonstration/accounts.ts';
import { cityFolder } from '#server/city/folder.ts';
import type { MovableClock } from '#server/demonstration-clock.ts';
import { keptMessages } from '#server/outside/kept-sms.ts';
import { dueJobs } from '#server/store/due-jobs.ts';
import { sendProblem } from './errors.ts';
import { frontsOf, roleNames } from './front.ts';
import { mount } from './mount.ts';
import type { Routed } from './world.ts';

/** Only in demonstration mode; elsewhere these addresses do not exist. */
export function demonstrationRoutes(routed: Routed, clock: MovableClock | null): void {
  const { app, desk, config } = routed;

  mount(app, routes.outbox, async ({ query }) =>
    (await keptMessages(desk.pool, query.phone ?? null)).map(({ at, ...message }) => ({
      ...message,
      at: isoInstant(at.getTime()),
    })),
  );

  mount(app, routes.accounts, async ({ query }) => {
    const city = desk.city.current();
    const accounts = await demonstrationAccounts(desk.pool, query.platform ?? null, query.q ?? '');
    const folder = cityFolder(config.city);
    return {
      password: (folder.ok && demonstrationPassword(folder.value)) || '',
      accounts: accounts.flatMap(({ login, name, unit, role }) => {
        const [front] = frontsOf([{ unit, role }]);
        const unitName = city.organisation.units.get(unit)?.name ?? unit;
        return front ? [{ login, name, unitName, roleName: roleNames[role], front }] : [];
      }),
    };
  });

  const shown = async () => {
    const now = desk.clock.now();
    const { count: due, timers, next } = await dueJobs(desk.pool, now);
    return {
      now: isoInstant(now),
      speed: clock?.speed() ?? 1,
      due,
      timers,
      next: next === null ? null : isoInstant(next),
    };
  };
  mount(app, routes.clock, shown);
  mount(app, routes.setClock, async ({ body, reply }) => {
    const to = instantFromIso(body.now);
    if (!clock || to === undefined || to < desk.clock.now()) return sendProblem(reply, { code: 'clock_refused' });
    await clock.set(to);
    return shown();
  });
}
