import { livePath } from '#contract/routes.ts';
import type { Live } from '#server/live.ts';
import { sendProblem } from './errors.ts';
import { type Routed, whoAsks } from './world.ts';

const KEEP_ALIVE_MS = 25_000;
/** A reader for whom more than this waits takes nothing in: he is let go, and fetches everything when he comes back. */
const MOST_WAITING_BYTES = 256 * 1024;

/**
 * Server-sent events `{platform, number, version}`: that something changed, never what. Workers hear of their platform,
 * residents of their own appeals; each then fetches with his own rights. The event `missed` asks to fetch everything.
 * A line ends with the session it was opened by, at the next beat.
 */
export function liveRoutes(
  routed: Pick<Routed, 'app' | 'desk' | 'sessions'>,
  live: Live,
  beatMs = KEEP_ALIVE_MS,
): { closeAll(): void } {
  const open = new Set<() => void>();
  routed.app.get(
    livePath,
    { schema: { summary: 'What changed, as server-sent events', tags: ['live'] } },
    async (request, reply) => {
      const actor = await whoAsks(routed, request);
      if (!actor) return sendProblem(reply, { code: 'not_signed_in' });
      reply.hijack();
      const { raw } = reply;
      // Whoever hung up meanwhile will not close a second time.
      if (raw.destroyed) return;
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      const write = (text: string) => {
        if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy();
        else if (!raw.destroyed) raw.write(text);
      };
      write('retry: 2000\n\n');
      const concerns = (told: { platform: string; appellant: string }) =>
        actor.kind === 'staff' ? told.platform === actor.platform : told.appellant === actor.id;
      const end = live.subscribe(
        (told) => {
          const { platform, number, version } = told;
          if (concerns(told)) write(`data: ${JSON.stringify({ platform, number, version })}\n\n`);
        },
        () => write('event: missed\ndata: {}\n\n'),
      );
      const stillSignedIn = async () => (await whoAsks(routed, request)) !== null;
      const beat = setInterval(() => {
        write(': \n\n');
        // Where it cannot be known, the line stays.
        stillSignedIn().then(
          (signedIn) => signedIn || close(),
          () => {},
        );
      }, beatMs);
      const close = () => {
        end();
        clearInterval(beat);
        open.delete(close);
        raw.end();
      };
      open.add(close);
      raw.on('close', close);
      raw.on('error', close);
    },
  );
  return {
    closeAll() {
      for (const close of [...open]) close();
    },
  };
}
