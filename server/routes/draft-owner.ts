import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DAY } from '#domain/deadline/instant.ts';
import { adoptFiles } from '#server/files/files.ts';
import { keepCookie, type Routed } from './world.ts';

/** Photos come before the phone number: until somebody signs in, this cookie says whose uploads are whose. */
const DRAFT_COOKIE = 'qingsu_draft';
const DRAFT_LASTS = 7 * DAY;

/** The owner of what was uploaded from this browser before anybody signed in; null when it was given none. */
export function draftOwner(request: FastifyRequest): string | null {
  const token = request.cookies[DRAFT_COOKIE];
  return token && /^[0-9a-f-]{36}$/.test(token) ? `draft:${token}` : null;
}

/** Gives the browser an owner for its uploads, before the first two of them go out at once. */
export function giveDraftOwner(request: FastifyRequest, reply: FastifyReply): void {
  if (draftOwner(request) === null) keepCookie(reply, DRAFT_COOKIE, randomUUID(), DRAFT_LASTS);
}

/** Who signs in keeps what he uploaded before. */
export async function adoptDrafts(
  { files }: Routed,
  request: FastifyRequest,
  reply: FastifyReply,
  citizen: string,
): Promise<void> {
  const owner = draftOwner(request);
  if (owner === null) return;
  await adoptFiles(files, owner, citizen);
  reply.clearCookie(DRAFT_COOKIE, { path: '/' });
}
