import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type Front, fronts, pagesOf } from '#server/pages.ts';
import { sendProblem } from './errors.ts';

/** The built pages. Assets carry their digest in the name and are kept for ever; the page itself is always asked for. */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
  const all = Object.entries(fronts).map(([name, path]) => ({ path, root: pagesOf(name as Front) }));
  const built = all.filter(({ root }) => existsSync(join(root, 'index.html')));
  for (const [i, { path, root }] of built.entries())
    await app.register(fastifyStatic, {
      root,
      prefix: path,
      decorateReply: i === 0,
      wildcard: false,
      index: false,
      schemaHide: true,
      setHeaders: (response, file) => {
        const lasting = file.includes('/assets/');
        response.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  // Addresses inside a front end are its own routes: the page itself answers them, whatever they are.
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    // A part of pages that were built anew is gone, not a page: whoever still asks for it is to load again.
    if (path.startsWith('/api/') || path.includes('/assets/')) return sendProblem(reply, { code: 'not_found' });
    const front =
      built.find((candidate) => candidate.path !== '/' && path.startsWith(candidate.path.slice(0, -1))) ??
      built.find((candidate) => candidate.path === '/');
    if (!front) return sendProblem(reply, { code: 'not_found' });
    return reply.header('cache-control', 'no-cache').sendFile('index.html', front.root);
  });
}
