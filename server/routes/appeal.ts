import { routes } from '#contract/routes.ts';
import type { ActingCommand } from '#domain/appeal/commands.ts';
import { askAppeal } from '#server/desk/ask.ts';
import { handle } from '#server/desk/handle.ts';
import { mayAttach } from '#server/files/files.ts';
import { give, sendProblem } from './errors.ts';
import { cleaned } from './input.ts';
import { mount } from './mount.ts';
import { FOLLOWER_COOKIE, type Routed, signedIn, whoAsks } from './world.ts';

/** One appeal and the commands on it, for everybody: what each may, the law says. */
export function appealRoutes(routed: Routed): void {
  const { app, desk, sessions } = routed;

  mount(app, routes.appeal, async ({ params, request, reply }) => {
    const { platform, number } = params;
    const actor = await whoAsks(routed, request);
    const seen = actor && (await askAppeal(desk, { actor, mayCommand: true }, platform, number));
    if (seen?.ok) return seen.value;
    const token = request.cookies[FOLLOWER_COOKIE];
    const follower = token ? await sessions.holder(token) : null;
    if (follower?.kind === 'follower' && follower.platform === platform && follower.number === number)
      return give(
        reply,
        await askAppeal(desk, { actor: { kind: 'citizen', id: follower.id }, mayCommand: false }, platform, number),
      );
    return sendProblem(reply, { code: actor ? 'not_found' : 'not_signed_in' });
  });

  mount(app, routes.command, ({ params, body, request, reply }) =>
    signedIn(routed, request, reply, async (actor) => {
      const { id, ...given } = body;
      const photos = 'photos' in given ? given.photos : [];
      const attach = await mayAttach(desk.pool, actor.id, photos, params.number);
      if (!attach.ok) return sendProblem(reply, attach.problem);
      return give(reply, await handle(desk, { actor, ...params, id, command: cleanedCommand(given) }));
    }),
  );
}

/** Every text of a command as it is kept. */
function cleanedCommand(command: ActingCommand): ActingCommand {
  const clean = (value: unknown): unknown =>
    typeof value === 'string'
      ? cleaned(value)
      : value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clean(part)]))
        : value;
  return clean(command) as ActingCommand;
}
