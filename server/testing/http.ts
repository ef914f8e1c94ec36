import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fastify } from 'fastify';
import type pg from 'pg';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import type { SubmitBody } from '#contract/commands.ts';
import { folderStore } from '#server/files/store.ts';
import { type Holder, sessionsIn } from '#server/identity/session.ts';
import { openLive } from '#server/live.ts';
import { keptSms } from '#server/outside/kept-sms.ts';
import { routesOn } from '#server/routes/all.ts';
import { COOKIE } from '#server/routes/world.ts';
import { type TestDesk, testDesk } from './desk.ts';

/** What came back: status, kind of content, and the body, parsed where it is JSON. */
export interface Came {
  readonly status: number;
  readonly type: string;
  // Tests compare what they know of it.
  readonly body: ReturnType<typeof JSON.parse>;
  readonly raw: Buffer;
}

/** Somebody who asks over HTTP. */
export interface Caller {
  get(url: string): Promise<Came>;
  post(url: string, body: unknown): Promise<Came>;
  /** Posts words that claim to be JSON. */
  postText(url: string, text: string): Promise<Came>;
  delete(url: string): Promise<Came>;
  /** Uploads one file as a browser would. */
  upload(bytes: Buffer, type?: string, name?: string): Promise<Came>;
}

/** Everything HTTP answers, put together as in the program, on a test's desk. */
export interface TestHttp {
  readonly desk: TestDesk;
  readonly nobody: Caller;
  /** A resident by a name for the test; his phone ends in 0001. */
  resident(name: string): Promise<Caller>;
  worker(login: string): Promise<Caller>;
  /** Whoever a session says he is. */
  holder(holder: Holder): Promise<Caller>;
  /** Whoever comes with this token. */
  withToken(token: string): Caller;
}

/** Builds it on a migrated database. Call it in a test file, after `database()`. */
export async function testHttp(pool: pg.Pool): Promise<TestHttp> {
  const desk = await testDesk(pool);
  const app = fastify({ bodyLimit: 1024 * 1024, logger: false });
  const sessions = sessionsIn(pool);
  const files = { pool, store: folderStore(join(desk.folder, 'files')) };
  const config = { demonstration: true, city: join(desk.folder, 'city'), signingKey: desk.key };
  const live = openLive({ url: 'postgres://nowhere' }, pino({ level: 'silent' }));
  await routesOn({ app, config, desk, sessions, files, sms: keptSms(pool) }, { live, clock: null });
  afterAll(() => app.close());

  const caller = (token: string | null): Caller => {
    const cookies = token === null ? {} : { [COOKIE]: token };
    const ask = async (given: {
      method: 'GET' | 'POST' | 'DELETE';
      url: string;
      payload?: Buffer | object;
      headers?: Record<string, string>;
    }) => {
      const { statusCode, headers, rawPayload } = await app.inject({ ...given, cookies });
      const type = String(headers['content-type'] ?? '');
      const body = /json/.test(type) ? JSON.parse(rawPayload.toString()) : rawPayload.toString();
      return { status: statusCode, type, body, raw: rawPayload };
    };
    return {
      get: (url) => ask({ method: 'GET', url }),
      post: (url, body) => ask({ method: 'POST', url, payload: body as object }),
      postText: (url, text) =>
        ask({ method: 'POST', url, payload: Buffer.from(text), headers: { 'content-type': 'application/json' } }),
      delete: (url) => ask({ method: 'DELETE', url }),
      upload(bytes, type = 'image/jpeg', name = 'photo.jpg') {
        const edge = 'edge-of-a-part';
        const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
        const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]);
        return ask({
          method: 'POST',
          url: '/api/files',
          payload,
          headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
        });
      },
    };
  };
  const holder = async (who: Holder) => caller(await sessions.open(who));
  return {
    desk,
    nobody: caller(null),
    resident: (name) => holder({ kind: 'citizen', id: `c_${name}`, phone: desk.seal.seal('19900000001') }),
    worker: (login) => holder({ kind: 'staff', id: login, platform: desk.staff(login).platform }),
    holder,
    withToken: caller,
  };
}

/** A submission to platform `east`, in its first community; name what the case is about. */
export function report(named: Partial<SubmitBody> = {}): SubmitBody {
  return {
    id: randomUUID(),
    kind: 'livelihood',
    nature: 'complaint',
    subject: '',
    text: `楼道灯坏了 ${randomUUID()}`,
    address: '',
    place: { community: '990101001001' },
    photos: [],
    name: '',
    ...named,
  };
}
