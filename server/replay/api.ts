import type { Static } from 'typebox';
import { Pool } from 'undici';
import type { FileRef } from '#contract/fields.ts';
import type { Problem } from '#contract/problem.ts';
import type { BodyOf, ParamsOf, QueryOf, Route } from '#contract/route.ts';
import { uploadPath } from '#contract/routes.ts';

/** Somebody's browser: the cookies the server has given it. */
export interface Browser {
  cookies: Map<string, string>;
}

export function newBrowser(): Browser {
  return { cookies: new Map() };
}

type Part<K extends string, T> = [T] extends [undefined] ? { [P in K]?: undefined } : { [P in K]: T };
type Given<R extends Route> = Part<'params', ParamsOf<R>> & Part<'query', QueryOf<R>> & Part<'body', BodyOf<R>>;

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** The platform's API over kept connections. */
export interface Api {
  /** A refusal comes back as a value. Throws when the server cannot be reached or fails. */
  ask<R extends Route>(browser: Browser, route: R, given: Given<R>): Promise<Reply<Static<R['answer']>>>;
  /** The same where a refusal is a fault of the replay: throws. */
  must<R extends Route>(browser: Browser, route: R, given: Given<R>): Promise<Static<R['answer']>>;
  upload(browser: Browser, jpeg: Buffer): Promise<FileRef>;
  /** Requests so far. */
  requests(): number;
  close(): Promise<void>;
}

/** Also how many people act at the same time. */
export const CONNECTIONS = 16;
/** Everything we send bears a command id or changes nothing, so that it may be sent again. */
const TRIES = 5;
const worthAnother = new Set(['changed_meanwhile', 'database_away']);

export function apiAt(url: string): Api {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });
  let requests = 0;

  async function send(browser: Browser, asked: Asked): Promise<{ status: number; text: string }> {
    for (let attempt = 1; ; attempt++) {
      requests++;
      const headers: Record<string, string> = { cookie: cookiesOf(browser) };
      if (asked.type) headers['content-type'] = asked.type;
      const { method, path, body } = asked;
      const answer = await pool.request({ method, path, headers, ...(body === undefined ? {} : { body }) });
      const text = await answer.body.text();
      keepCookies(browser, answer.headers['set-cookie']);
      const again = answer.statusCode >= 400 && worthAnother.has(codeOf(text));
      if (!again || attempt === TRIES) return { status: answer.statusCode, text };
    }
  }

  async function ask<R extends Route>(
    browser: Browser,
    route: R,
    given: Given<R>,
  ): Promise<Reply<Static<R['answer']>>> {
    const path = addressOf(route.path, given.params, given.query);
    const body = given.body === undefined ? {} : { type: 'application/json', body: JSON.stringify(given.body) };
    const { status, text } = await send(browser, { method: route.method, path, ...body });
    const answer: unknown = JSON.parse(text);
    if (status < 300) return { ok: true, value: answer as Static<R['answer']> };
    if (status >= 500) throw new Error(`${route.method} ${path}: ${status} ${text.slice(0, 300)}`);
    return { ok: false, problem: answer as Problem };
  }

  return {
    ask,
    async must(browser, route, given) {
      const reply = await ask(browser, route, given);
      if (reply.ok) return reply.value;
      throw new Error(`${route.method} ${route.path} was refused: ${JSON.stringify(reply.problem)}`);
    },
    async upload(browser, jpeg) {
      const boundary = 'qingsu-replay';
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="photo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
      const body = Buffer.concat([Buffer.from(head), jpeg, Buffer.from(`\r\n--${boundary}--\r\n`)]);
      const type = `multipart/form-data; boundary=${boundary}`;
      const { status, text } = await send(browser, { method: 'POST', path: uploadPath, type, body });
      if (status >= 300) throw new Error(`a photo was refused: ${status} ${text.slice(0, 300)}`);
      return JSON.parse(text) as FileRef;
    },
    requests: () => requests,
    close: () => pool.close(),
  };
}

interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Buffer;
}

function addressOf(path: string, params: unknown, query: unknown): string {
  const parts = (params ?? {}) as Record<string, string>;
  const filled = path.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function cookiesOf({ cookies }: Browser): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function keepCookies({ cookies }: Browser, given: string | string[] | undefined): void {
  for (const line of given === undefined ? [] : [given].flat()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function codeOf(text: string): string {
  return /"code":"(\w+)"/.exec(text)?.[1] ?? '';
}
