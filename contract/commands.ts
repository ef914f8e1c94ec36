import Type, { type Static } from 'typebox';
import * as term from '#domain/appeal/terms.ts';
import { CommandId, limits, listOf, nullable, Phone, Photos, Point, UnitId, words } from './fields.ts';

const id = { id: CommandId };

const ReplyWords = Type.Object({
  facts: words(),
  basis: words(),
  result: words(),
  responsible: words(limits.name),
  phone: words(40),
});

/** Every command a person can give on an existing appeal. */
export const CommandBody = Type.Union([
  Type.Object({ ...id, type: Type.Literal('accept'), unit: UnitId, words: words() }),
  Type.Object({ ...id, type: Type.Literal('decline'), ground: listOf(term.declineGrounds), explanation: words() }),
  Type.Object({ ...id, type: Type.Literal('dispatch'), unit: UnitId, words: words() }),
  Type.Object({ ...id, type: Type.Literal('acknowledge') }),
  Type.Object({
    ...id,
    type: Type.Literal('first_contact'),
    how: Type.Enum(['phone', 'visit', 'wechat']),
    words: words(),
  }),
  Type.Object({ ...id, type: Type.Literal('note'), kind: listOf(term.noteKinds), words: words(), photos: Photos }),
  Type.Object({ ...id, type: Type.Literal('escalate'), reason: words() }),
  Type.Object({ ...id, type: Type.Literal('assign_down'), unit: UnitId, words: words() }),
  Type.Object({
    ...id,
    type: Type.Literal('submit_reply'),
    conclusion: listOf(term.conclusions),
    words: ReplyWords,
    photos: Photos,
  }),
  Type.Object({ ...id, type: Type.Literal('fix_on_spot'), words: ReplyWords, photos: Photos }),
  Type.Object({ ...id, type: Type.Literal('approve') }),
  Type.Object({ ...id, type: Type.Literal('send_back'), reason: words() }),
  Type.Object({
    ...id,
    type: Type.Literal('rate'),
    contacted: Type.Boolean(),
    resolution: listOf(term.resolutions),
    satisfaction: listOf(term.satisfactions),
    words: words(),
    photos: Photos,
  }),
  Type.Object({ ...id, type: Type.Literal('withdraw'), reason: words() }),
  Type.Object({ ...id, type: Type.Literal('add_material'), words: words(), photos: Photos }),
  Type.Object({ ...id, type: Type.Literal('urge'), words: words() }),
]);
export type CommandBody = Static<typeof CommandBody>;

/** The answer to a command: the appeal's new state in brief; the whole is fetched when needed. */
export const CommandDone = Type.Object({
  platform: Type.String(),
  number: Type.String(),
  version: Type.Integer(),
  status: listOf(term.statuses),
  outcome: nullable(listOf(term.outcomes)),
  /** True when this very command had been done before and nothing was done again. */
  repeated: Type.Boolean(),
});
export type CommandDone = Static<typeof CommandDone>;

/** Where it is: a point, or chosen divisions; at least one. With a point the divisions are found from it. */
export const PlaceInput = Type.Object({
  point: Type.Optional(Point),
  street: Type.Optional(UnitId),
  community: Type.Optional(UnitId),
});
export type PlaceInput = Static<typeof PlaceInput>;

export const SubmitBody = Type.Object({
  ...id,
  kind: listOf(term.appealKinds),
  nature: listOf(term.appealNatures),
  subject: Type.String({ maxLength: limits.subject, description: 'one line; empty: made from the text' }),
  text: Type.String({ minLength: 1, maxLength: limits.text }),
  address: Type.String({ maxLength: limits.address }),
  place: PlaceInput,
  photos: Photos,
  name: Type.String({ maxLength: limits.name }),
  /** When the matter happened, if the appellant says; not in the future, not before 1949. */
  happenedAt: Type.Optional(Type.String({ format: 'date-time' })),
});
export type SubmitBody = Static<typeof SubmitBody>;

export const PatrolBody = Type.Object({
  ...id,
  subject: Type.String({ maxLength: limits.subject }),
  text: Type.String({ minLength: 1, maxLength: limits.text }),
  address: Type.String({ maxLength: limits.address }),
  place: PlaceInput,
  photos: Photos,
});
export type PatrolBody = Static<typeof PatrolBody>;

export const CodeRequest = Type.Object({ phone: Phone });
export const CitizenSignIn = Type.Object({ phone: Phone, code: Type.String({ pattern: '^[0-9]{6}$' }) });
export const StaffSignIn = Type.Object({
  login: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});
