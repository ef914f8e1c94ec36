import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { refTo } from '#contract/fields.ts';
import { Problem } from '#contract/problem.ts';
import type { BodyOf, ParamsOf, QueryOf, Route } from '#contract/route.ts';

export interface Asked<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const problem = refTo(Problem);

type Handler<R extends Route> = (asked: Asked<R>) => Promise<Static<R['answer']> | FastifyReply>;

/** Puts a line of the route table on the server: its schemas check what comes and shape what goes. */
export function mount<R extends Route>(
  app: FastifyInstance,
  route: R,
  handler: Handler<R>,
  limit?: { max: number; timeWindow: string },
): void {
  const schema: Record<string, TSchema | Record<string, TSchema> | string | string[]> = {
    summary: route.summary,
    tags: [route.tag],
    response: { 200: route.answer, '4xx': problem, '5xx': problem },
  };
  if (route.params) schema.params = route.params;
  if (route.query) schema.querystring = route.query;
  if (route.body) schema.body = route.body;
  app.route({
    method: route.method,
    url: route.path,
    schema,
    ...(limit ? { config: { rateLimit: limit } } : {}),
    handler: (request, reply) =>
      handler({
        params: request.params as ParamsOf<R>,
        query: request.query as QueryOf<R>,
        body: request.body as BodyOf<R>,
        request,
        reply,
      }),
  });
}
