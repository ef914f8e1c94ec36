import { routes } from '#contract/routes.ts';
import { askAppeals, askQueue } from '#server/desk/ask.ts';
import { askInbox } from '#server/desk/inbox.ts';
import { placeFor } from '#server/desk/place.ts';
import { submit } from '#server/desk/submit.ts';
import { unitsFor, unitsNamed } from '#server/desk/units.ts';
import { mayAttach } from '#server/files/files.ts';
import { give, sendProblem } from './errors.ts';
import { cleaned, subjectFrom } from './input.ts';
import { mount } from './mount.ts';
import { asStaff, type Routed } from './world.ts';

/** What everybody who works on appeals does, on the phone and at the desk. */
export function staffRoutes(routed: Routed): void {
  const { app, desk } = routed;

  mount(app, routes.queue, ({ query, request, reply }) =>
    asStaff(routed, request, reply, (actor) => askQueue(desk, actor, query)),
  );
  mount(app, routes.appeals, ({ query, request, reply }) =>
    asStaff(routed, request, reply, (actor) => askAppeals(desk, actor, query)),
  );
  mount(app, routes.inbox, ({ request, reply }) => asStaff(routed, request, reply, (actor) => askInbox(desk, actor)));
  mount(app, routes.unitsFor, ({ params, query, request, reply }) =>
    asStaff(routed, request, reply, async (actor) => give(reply, await unitsFor(desk, actor, { ...params, ...query }))),
  );

  mount(app, routes.units, ({ query, request, reply }) =>
    asStaff(routed, request, reply, async (actor) => unitsNamed(desk, actor.platform, query.q ?? '')),
  );

  mount(app, routes.patrol, ({ body, request, reply }) =>
    asStaff(routed, request, reply, async (actor) => {
      const place = placeFor(desk.city.current(), actor.platform, body.place);
      if (!place.ok) return sendProblem(reply, place.problem);
      const attach = await mayAttach(desk.pool, actor.id, body.photos, null);
      if (!attach.ok && !(await desk.knows(actor.platform, body.id))) return sendProblem(reply, attach.problem);
      const text = cleaned(body.text);
      const subject = cleaned(body.subject) || subjectFrom(text);
      const words = { subject, text, address: cleaned(body.address), name: '', phone: '', happenedAt: '' };
      const finding = { kind: 'livelihood', nature: 'complaint', channel: 'patrol', advised: null } as const;
      return give(
        reply,
        await submit(desk, actor, body.id, { ...finding, place: place.value, photos: body.photos, words }),
      );
    }),
  );
}
