import type { Me } from '#contract/city.ts';
import { routes } from '#contract/routes.ts';
import { masked } from '#server/desk/seal.ts';
import { requestCode, signInCitizen } from '#server/identity/citizen.ts';
import { postsOf } from '#server/identity/people.ts';
import { type Holder, lasts } from '#server/identity/session.ts';
import { signInStaff } from '#server/identity/staff.ts';
import { adoptDrafts, giveDraftOwner } from './draft-owner.ts';
import { give, sendProblem } from './errors.ts';
import { frontsOf, roleNames } from './front.ts';
import { mount } from './mount.ts';
import { COOKIE, holderOf, keepCookie, type Routed } from './world.ts';

/** Signing in and out. */
export function sessionRoutes(routed: Routed): void {
  const { app, desk, sessions, sms } = routed;
  const door = { pool: desk.pool, seal: desk.seal, sms, sessions, now: desk.clock.now };

  mount(app, routes.me, async ({ request, reply }) => {
    const holder = await holderOf(routed, request);
    if (holder === null) giveDraftOwner(request, reply);
    return meOf(routed, holder);
  });

  mount(app, routes.signOut, async ({ request, reply }) => {
    const token = request.cookies[COOKIE];
    if (token) await sessions.end(token);
    reply.clearCookie(COOKIE, { path: '/' });
    return { ok: true } as const;
  });

  mount(
    app,
    routes.requestCode,
    async ({ body, reply }) => {
      const notices = desk.city.current().texts.get('notices') as Readonly<Record<string, string>> | undefined;
      return give(reply, await requestCode(door, body.phone, wordsOfCode(notices, routed)));
    },
    { max: 60, timeWindow: '1 minute' },
  );

  mount(
    app,
    routes.citizenSignIn,
    async ({ body, request, reply }) => {
      const token = await signInCitizen(door, body.phone, body.code);
      if (!token.ok) return sendProblem(reply, token.problem);
      keepCookie(reply, COOKIE, token.value, lasts.citizen);
      const holder = await sessions.holder(token.value);
      if (holder) await adoptDrafts(routed, request, reply, holder.id);
      return meOf(routed, holder);
    },
    { max: 60, timeWindow: '1 minute' },
  );

  mount(
    app,
    routes.staffSignIn,
    async ({ body, reply }) => {
      const token = await signInStaff(desk.pool, sessions, body.login, body.password);
      if (!token.ok) return sendProblem(reply, token.problem);
      keepCookie(reply, COOKIE, token.value, lasts.staff);
      return meOf(routed, await sessions.holder(token.value));
    },
    { max: 60, timeWindow: '1 minute' },
  );
}

function wordsOfCode(notices: Readonly<Record<string, string>> | undefined, { desk }: Routed): string {
  const text = notices?.code;
  if (!text) throw new Error('the city has no wording for code');
  return text.replaceAll('{brand}', desk.city.current().name);
}

function meOf({ desk }: Routed, holder: Holder | null): Me {
  const city = desk.city.current();
  if (holder?.kind === 'citizen') return { kind: 'citizen', phone: masked(desk.seal.open(holder.phone)) };
  if (holder?.kind !== 'staff') return { kind: 'nobody' };
  const platform = city.organisation.platforms.get(holder.platform);
  const posts = postsOf(city, holder.id);
  return {
    kind: 'staff',
    id: holder.id,
    name: city.people.get(holder.id)?.name ?? '',
    platform: holder.platform,
    platformName: platform?.name ?? '',
    brand: platform?.brand ?? '',
    colour: platform?.colour ?? '',
    posts: posts.map(({ unit, role }) => ({
      unit,
      unitName: city.organisation.units.get(unit)?.name ?? unit,
      role,
      roleName: roleNames[role],
    })),
    fronts: frontsOf(posts),
  };
}
