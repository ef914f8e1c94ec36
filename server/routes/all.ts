import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import { named } from '#contract/routes.ts';
import type { MovableClock } from '#server/demonstration-clock.ts';
import type { Live } from '#server/live.ts';
import { appealRoutes } from './appeal.ts';
import { citizenRoutes } from './citizen.ts';
import { cityRoutes } from './city.ts';
import { commandRoutes } from './command.ts';
import { demonstrationRoutes } from './demonstration.ts';
import { describeApi } from './description.ts';
import { handleErrors, sendProblem } from './errors.ts';
import { fileRoutes } from './files.ts';
import { liveRoutes } from './live.ts';
import { pageRoutes } from './pages.ts';
import { rootRoutes } from './roots.ts';
import { sessionRoutes } from './session.ts';
import { staffRoutes } from './staff.ts';
import type { Routed } from './world.ts';

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Everything HTTP answers, one file for each audience. */
export async function routesOn(
  routed: Routed,
  more: { live: Live; clock: MovableClock | null },
): Promise<{ closeAll(): void }> {
  const { app, desk, config } = routed;
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  handleErrors(app);
  for (const schema of named) app.addSchema(schema);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        upgradeInsecureRequests: null,
      },
    },
  });
  // A demonstration is tried by one machine as a whole city: its limits would only hinder.
  await app.register(rateLimit, { global: false, allowList: () => config.demonstration });
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    // A page of another site may not act in the name of who is signed in here.
    if (writing.has(request.method) && origin !== undefined && URL.parse(origin)?.host !== request.host)
      return sendProblem(reply, { code: 'origin_refused' });
  });
  await describeApi(app);

  app.get('/healthz', { schema: { summary: 'Answers 200 when ready', tags: ['operation'] } }, async () => {
    await desk.pool.query('select 1');
    return { ready: true };
  });
  cityRoutes(routed);
  sessionRoutes(routed);
  citizenRoutes(routed);
  appealRoutes(routed);
  staffRoutes(routed);
  commandRoutes(routed);
  await fileRoutes(routed);
  rootRoutes(routed, config.signingKey);
  const lines = liveRoutes(routed, more.live);
  if (config.demonstration) demonstrationRoutes(routed, more.clock);
  await pageRoutes(app);
  return lines;
}
