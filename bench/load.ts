import { Client } from 'undici';

export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly cookie: string;
}

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** The next request of a connection; null ends the connection's work early. */
  readonly next: (connection: number, turn: number) => Asked | null;
  /** Told of every answer, when a bench goes on from what it says. */
  readonly onAnswer?: (connection: number, status: number, body: string) => void;
}

export interface Measured {
  readonly rate: number;
  readonly good: number;
  readonly bad: number;
  readonly firstBad: string | null;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly seconds: number;
}

/** Runs requests over so many kept connections, one at a time on each, for so long. Times in milliseconds. */
export async function run(load: Load): Promise<Measured> {
  const times: number[] = [];
  let good = 0;
  let bad = 0;
  let firstBad: string | null = null;
  const begin = performance.now();
  const until = begin + load.seconds * 1000;
  await Promise.all(
    Array.from({ length: load.connections }, async (_, connection) => {
      const client = new Client(load.url, { pipelining: 1 });
      for (let turn = 0; performance.now() < until; turn++) {
        const asked = load.next(connection, turn);
        if (!asked) break;
        const sent = performance.now();
        const { statusCode, text } = await ask(client, asked);
        times.push(performance.now() - sent);
        if (statusCode < 300) good++;
        else {
          bad++;
          firstBad ??= `${statusCode} ${text.slice(0, 300)}`;
        }
        load.onAnswer?.(connection, statusCode, text);
      }
      await client.close();
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return {
    rate: round(good / seconds),
    good,
    bad,
    firstBad,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    seconds: round(seconds),
  };
}

export async function ask(
  client: Client,
  { method, path, body, cookie }: Asked,
): Promise<{ statusCode: number; text: string }> {
  const headers: Record<string, string> = { cookie };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await client.request({ method, path, headers, ...(body === undefined ? {} : { body }) });
  return { statusCode: answer.statusCode, text: await answer.body.text() };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
