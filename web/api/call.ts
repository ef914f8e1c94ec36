import type { Static } from 'typebox';
import type { BodyOf, ParamsOf, QueryOf, Route } from '#contract/route.ts';
import { Problem, problemOf } from './problem.ts';

type Part<K extends string, T> = [T] extends [undefined]
  ? { [P in K]?: undefined }
  : Record<never, never> extends T
    ? { [P in K]?: T }
    : { [P in K]: T };

/** What a route needs: `params`, `query` and `body`, each only where the route has it. */
export type Given<R extends Route> = Part<'params', ParamsOf<R>> & Part<'query', QueryOf<R>> & Part<'body', BodyOf<R>>;

export type AnswerOf<R extends Route> = Static<R['answer']>;

const patience = 30_000;

/** Asks the server; throws a `Problem` when it refuses, fails or cannot be reached within 30 seconds. */
export async function call<R extends Route>(
  route: R,
  ...[given]: Record<never, never> extends Given<R> ? [given?: Given<R>] : [given: Given<R>]
): Promise<AnswerOf<R>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(addressOf(route.path, given?.params, given?.query), {
      method: route.method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(given?.body ? { 'content-type': 'application/json' } : {}) },
      body: given?.body ? JSON.stringify(given.body) : undefined,
      signal: stop.signal,
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw problemOf(response.status, body);
    if (body === undefined) throw new Problem('answer_unreadable', response.status);
    return body as AnswerOf<R>;
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    throw new Problem('no_connection', 0);
  } finally {
    clearTimeout(timer);
  }
}

/** `/api/platforms/:platform` filled in, with its query; parts left undefined are left out. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const parts = (params ?? {}) as Record<string, string>;
  const filled = path.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== '') search.set(name, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}
