import { routes } from '#contract/routes.ts';
import { adviceFor } from '#server/desk/advice.ts';
import { askAppeal, askMine } from '#server/desk/ask.ts';
import { placeFor } from '#server/desk/place.ts';
import { submit } from '#server/desk/submit.ts';
import { mayAttach } from '#server/files/files.ts';
import { followerOf } from '#server/identity/follower.ts';
import { lasts } from '#server/identity/session.ts';
import { give, sendProblem } from './errors.ts';
import { cleaned, subjectFrom, timeTrouble } from './input.ts';
import { mount } from './mount.ts';
import { FOLLOWER_COOKIE, holderOf, keepCookie, type Routed, signedIn } from './world.ts';

/** What residents and enterprises do. */
export function citizenRoutes(routed: Routed): void {
  const { app, desk, sessions } = routed;

  mount(app, routes.submit, async ({ params, body, request, reply }) => {
    const holder = await holderOf(routed, request);
    if (holder?.kind !== 'citizen') return sendProblem(reply, { code: 'not_signed_in' });
    const city = desk.city.current();
    const platform = city.organisation.platforms.get(params.platform);
    if (!platform) return sendProblem(reply, { code: 'not_found' });
    if (!platform.takesPublicAppeals) return sendProblem(reply, { code: 'platform_takes_no_appeals' });
    const when = timeTrouble(body.happenedAt, desk.clock.now());
    if (when) return sendProblem(reply, when);
    const place = placeFor(city, params.platform, body.place);
    if (!place.ok) return sendProblem(reply, place.problem);
    const attach = await mayAttach(desk.pool, holder.id, body.photos, null);
    // A repeat of a submission brings photos that already belong to it; the door knows the command id.
    if (!attach.ok && !(await desk.knows(params.platform, body.id))) return sendProblem(reply, attach.problem);
    const text = cleaned(body.text);
    const { kind, nature, photos } = body;
    const done = await submit(desk, { kind: 'citizen', id: holder.id }, body.id, {
      kind,
      nature,
      channel: 'wechat',
      place: place.value,
      photos,
      advised: adviceFor(city, text).ground,
      words: {
        subject: cleaned(body.subject) || subjectFrom(text),
        text,
        address: cleaned(body.address),
        name: cleaned(body.name),
        phone: holder.phone,
        happenedAt: body.happenedAt ?? '',
      },
    });
    return give(reply, done);
  });

  mount(app, routes.mine, ({ request, reply }) => signedIn(routed, request, reply, (actor) => askMine(desk, actor)));

  mount(
    app,
    routes.lookUp,
    async ({ body, reply }) => {
      const follower = await followerOf(desk, body.number, body.lastDigits);
      if (!follower) return sendProblem(reply, { code: 'not_found', field: 'number' });
      const token = await sessions.open({ kind: 'follower', ...follower });
      keepCookie(reply, FOLLOWER_COOKIE, token, lasts.follower);
      const reader = { actor: { kind: 'citizen', id: follower.id }, mayCommand: false } as const;
      return give(reply, await askAppeal(desk, reader, follower.platform, follower.number));
    },
    // Four digits are soon tried through: ten tries a minute from one address.
    { max: 10, timeWindow: '1 minute' },
  );
}
