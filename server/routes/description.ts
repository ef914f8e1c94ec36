import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** OpenAPI 3.1 of all routes at `/api/openapi.json`, and a page to read it at `/api/docs`. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Qingsu', version: '1', description: 'How a city hears and resolves what its people ask for.' },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === 'string' ? json.$id : `schema-${i}`),
    },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(pageOf(app.swagger() as unknown as Description)),
  );
}

interface Operation {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[];
  requestBody?: { content?: Record<string, { schema?: unknown }> };
  responses?: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}
interface Description {
  info: { title: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, unknown> };
}

/** A plain page: every operation with what it takes and gives, and the named schemas. No script, nothing from outside. */
function pageOf({ info, paths, components }: Description): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  );
  const tags = [...new Set(operations.map(({ tags: [tag] = [] }) => tag ?? 'other'))];
  const section = (tag: string) =>
    `<h2 id="${tag}">${tag}</h2>${operations
      .filter((operation) => (operation.tags?.[0] ?? 'other') === tag)
      .map(operationOf)
      .join('')}`;
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) => `<h3 id="schema-${name}">${name}</h3>${json(schema)}`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${info.title} API</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1f2329}nav a{margin-right:1rem}details{border:1px solid #e5e6eb;border-radius:8px;margin:.5rem 0;padding:.5rem 1rem}code{font-size:.95em}pre{overflow:auto;background:#f5f7fa;padding:.75rem;border-radius:8px;font-size:13px}b{color:#1765d5}</style>
<h1>${info.title} API</h1><p>${info.description ?? ''} <a href="/api/openapi.json">OpenAPI 3.1</a></p>
<nav>${tags.map((tag) => `<a href="#${tag}">${tag}</a>`).join('')}<a href="#schemas">schemas</a></nav>
${tags.map(section).join('')}<h2 id="schemas">Schemas</h2>${schemas.join('')}</html>`;
}

function operationOf({
  path,
  method,
  summary = '',
  parameters = [],
  requestBody,
  responses = {},
}: Operation & { path: string; method: string }): string {
  const inputs = parameters
    .map(({ name, in: where, required }) => `<li><code>${name}</code> in ${where}${required ? ', required' : ''}</li>`)
    .join('');
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const good = Object.values(responses['200']?.content ?? {})[0]?.schema;
  return `<details><summary><b>${method}</b> <code>${escaped(path)}</code> — ${escaped(summary)}</summary>
${inputs && `<ul>${inputs}</ul>`}${body ? `<p>Takes</p>${json(body)}` : ''}${good ? `<p>Answers</p>${json(good)}` : ''}</details>`;
}

function json(value: unknown): string {
  return `<pre>${escaped(JSON.stringify(value, null, 1))}</pre>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}
