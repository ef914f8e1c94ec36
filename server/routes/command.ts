import { routes } from '#contract/routes.ts';
import { seesPlatform } from '#domain/access/sees.ts';
import { groundOf } from '#server/city/ground.ts';
import { readBoard, readMap } from '#server/store/board.ts';
import { sendProblem } from './errors.ts';
import { mount } from './mount.ts';
import { asStaff, type Routed } from './world.ts';

/** What the command desk shows of its whole platform. */
export function commandRoutes(routed: Routed): void {
  const { app, desk } = routed;

  mount(app, routes.board, ({ request, reply }) =>
    asStaff(routed, request, reply, async (actor) =>
      seesPlatform(actor, desk.city.current().organisation)
        ? readBoard(desk.pool, actor.platform, desk.clock.now())
        : sendProblem(reply, { code: 'not_your_desk' }),
    ),
  );

  mount(app, routes.map, ({ request, reply }) =>
    asStaff(routed, request, reply, async (actor) => {
      const city = desk.city.current();
      if (!seesPlatform(actor, city.organisation)) return sendProblem(reply, { code: 'not_your_desk' });
      return readMap(desk.pool, await groundOf(desk.pool, city), actor.platform, desk.clock.now());
    }),
  );
}
