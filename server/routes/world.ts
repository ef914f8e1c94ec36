import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#domain/access/actor.ts';
import type { Config } from '#server/config.ts';
import type { Desk } from '#server/desk/parts.ts';
import type { Files } from '#server/files/files.ts';
import { actorOf } from '#server/identity/people.ts';
import type { Holder, Sessions } from '#server/identity/session.ts';
import type { SmsSender } from '#server/outside/sms.ts';
import { sendProblem } from './errors.ts';

/** What routes work with. */
export interface Routed {
  readonly app: FastifyInstance;
  readonly config: Pick<Config, 'demonstration' | 'city' | 'signingKey'>;
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly files: Files;
  readonly sms: SmsSender;
}

export const COOKIE = 'qingsu_session';
/** A follower's cookie stands beside the session: looking up one appeal signs nobody out. */
export const FOLLOWER_COOKIE = 'qingsu_follow';

export async function holderOf(
  { sessions }: Pick<Routed, 'sessions'>,
  request: FastifyRequest,
): Promise<Holder | null> {
  const token = request.cookies[COOKIE];
  return token ? sessions.holder(token) : null;
}

type Citizen = Extract<Actor, { kind: 'citizen' }>;
type Staff = Extract<Actor, { kind: 'staff' }>;

export async function whoAsks(
  routed: Pick<Routed, 'desk' | 'sessions'>,
  request: FastifyRequest,
): Promise<Citizen | Staff | null> {
  return actorOf(routed.desk.city.current(), await holderOf(routed, request));
}

/** Runs the handler for a signed-in worker; everybody else is told to sign in. */
export async function asStaff<T>(
  routed: Routed,
  request: FastifyRequest,
  reply: FastifyReply,
  then: (actor: Staff) => Promise<T>,
): Promise<T | FastifyReply> {
  const actor = await whoAsks(routed, request);
  return actor?.kind === 'staff' ? then(actor) : sendProblem(reply, { code: 'not_signed_in' });
}

export async function signedIn<T>(
  routed: Routed,
  request: FastifyRequest,
  reply: FastifyReply,
  then: (actor: Citizen | Staff) => Promise<T>,
): Promise<T | FastifyReply> {
  const actor = await whoAsks(routed, request);
  return actor ? then(actor) : sendProblem(reply, { code: 'not_signed_in' });
}

export function keepCookie(reply: FastifyReply, name: string, token: string, ms: number): void {
  reply.setCookie(name, token, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: ms / 1000, secure: 'auto' });
}
