import { livePath } from '#contract/routes.ts';
import type { Live } from '#server/live.ts';
import { sendProblem } from './errors.ts';
import { type Routed, whoAsks } from './world.ts';

const KEEP_ALIVE_MS = 25_000;

/**
 * Server-sent events `{platform, number, version}`: that something changed, never what. Workers hear of their platform,
 * residents of their own appeals; each then fetches with his own rights. The event `missed` asks to fetch everything.
 */
export function liveRoutes(routed: Routed, live: Live): { closeAll(): void } {
  const open = new Set<() => void>();
  routed.app.get(
    livePath,
    { schema: { summary: 'What changed, as server-sent events', tags: ['live'] } },
    async (request, reply) => {
      const actor = await whoAsks(routed, request);
      if (!actor) return sendProblem(reply, { code: 'not_signed_in' });
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.write('retry: 2000\n\n');
      const concerns = (told: { platform: string; appellant: string }) =>
        actor.kind === 'staff' ? told.platform === actor.platform : told.appellant === actor.id;
      const end = live.subscribe(
        (told) => {
          const { platform, number, version } = told;
          if (concerns(told)) raw.write(`data: ${JSON.stringify({ platform, number, version })}\n\n`);
        },
        () => raw.write('event: missed\ndata: {}\n\n'),
      );
      const beat = setInterval(() => raw.write(': \n\n'), KEEP_ALIVE_MS);
      const close = () => {
        end();
        clearInterval(beat);
        open.delete(close);
        raw.end();
      };
      open.add(close);
      request.raw.on('close', close);
    },
  );
  return {
    closeAll() {
      for (const close of [...open]) close();
    },
  };
}
