import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { FileParams, uploadAnswer, uploadPath } from '#contract/routes.ts';
import { sees } from '#domain/access/sees.ts';
import type { FileRow } from '#server/files/files.ts';
import { keepFile, MOST_BYTES, readFile } from '#server/files/files.ts';
import { readAppeal } from '#server/store/appeals.ts';
import { draftOwner } from './draft-owner.ts';
import { give, sendProblem } from './errors.ts';
import { COOKIE, FOLLOWER_COOKIE, type Routed, whoAsks } from './world.ts';

/** Photos and videos: uploading by who is signed in or writes a report, reading by who may see the appeal they belong to. */
export async function fileRoutes(routed: Routed): Promise<void> {
  const { app, files } = routed;
  await app.register(multipart, { limits: { files: 1, fileSize: MOST_BYTES, fields: 4 } });

  app.post(
    uploadPath,
    {
      schema: {
        summary: 'Upload a photo or video: multipart field `file`',
        tags: ['files'],
        consumes: ['multipart/form-data'],
        response: { 200: uploadAnswer },
      },
      // Fewer for who has not shown his phone yet.
      config: { rateLimit: { max: (request) => (request.cookies[COOKIE] ? 120 : 30), timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const owner = (await whoAsks(routed, request))?.id ?? draftOwner(request);
      if (owner === null) return sendProblem(reply, { code: 'not_signed_in' });
      if (!request.isMultipart()) return sendProblem(reply, { code: 'invalid_input', field: 'file' });
      const part = await request.file();
      if (!part) return sendProblem(reply, { code: 'invalid_input', field: 'file' });
      return give(reply, await keepFile(files, owner, await part.toBuffer()));
    },
  );

  app.get<{ Params: { id: string }; Querystring: { size?: string } }>(
    `${uploadPath}/:id`,
    { schema: { summary: 'A photo (also `?size=small`) or video', tags: ['files'], params: FileParams } },
    async (request, reply) => {
      const row = await readFile(files, request.params.id);
      if (!row || !(await maySee(routed, request, row))) return sendProblem(reply, { code: 'not_found' });
      const small = request.query.size === 'small' && row.kind === 'image';
      return reply
        .type(small ? 'image/jpeg' : row.type)
        .header('cache-control', 'private, max-age=86400')
        .header('content-disposition', 'inline')
        .send(files.store.stream(row.id, small ? 'small' : 'full'));
    },
  );
}

async function maySee(routed: Routed, request: FastifyRequest, row: FileRow): Promise<boolean> {
  const actor = await whoAsks(routed, request);
  if (row.owner === actor?.id || row.owner === draftOwner(request)) return true;
  const { platform, number } = row;
  if (platform === null || number === null) return false;
  const token = request.cookies[FOLLOWER_COOKIE];
  const follower = token ? await routed.sessions.holder(token) : null;
  if (follower?.kind === 'follower' && follower.platform === platform && follower.number === number) return true;
  const stored = actor && (await readAppeal(routed.desk.pool, platform, number));
  return Boolean(actor && stored && sees(actor, stored.appeal, routed.desk.city.current().organisation));
}
