import Type, { type Static } from 'typebox';
import { type RefusalCode, refusalCodes } from '#domain/appeal/refusal.ts';

/** Codes of what can go wrong at the edge of the house, besides the refusals of the law. */
export const edgeCodes = [
  'invalid_input',
  'not_signed_in',
  'not_found',
  'code_wrong',
  'code_too_soon',
  'login_wrong',
  'too_many_requests',
  'file_too_large',
  'file_type_unknown',
  'file_broken',
  'file_unknown',
  'outside_city',
  'division_unknown',
  'command_id_taken',
  'changed_meanwhile',
  'origin_refused',
  'clock_refused',
  'database_away',
  'internal',
] as const;

export type ProblemCode = RefusalCode | (typeof edgeCodes)[number];
const problemCodes: readonly ProblemCode[] = [...refusalCodes, ...edgeCodes];

/** RFC 9457 problem details. `code` is stable; people read words made from it by the web. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'urn:qingsu:problem:<code>' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.Enum([...problemCodes]),
    field: Type.Optional(Type.String({ description: 'the field at fault' })),
    detail: Type.Optional(Type.Union([Type.String(), Type.Number()])),
    platform: Type.Optional(Type.String({ description: 'with `other_platform`: the platform of the place' })),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;
