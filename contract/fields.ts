import Type, { type Static, type TSchema } from 'typebox';

export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 with offset' });
export const PlatformId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,31}$' });
export const UnitId = Type.String({ minLength: 1, maxLength: 64 });
export const Number_ = Type.String({ pattern: '^[A-Z]{2,3}[0-9]{8}-[0-9]{6,12}$', description: 'number of an appeal' });
/** Made by the caller; a command sent twice with the same id is done once. */
export const CommandId = Type.String({ format: 'uuid' });
export const FileId = Type.String({ format: 'uuid' });
export const Phone = Type.String({ pattern: '^1[0-9]{10}$', description: 'mobile number of 11 digits' });
/** Longitude and latitude in degrees, WGS-84. */
export const Point = Type.Tuple([
  Type.Number({ minimum: -180, maximum: 180 }),
  Type.Number({ minimum: -90, maximum: 90 }),
]);

export const limits = {
  subject: 60,
  // What people write to offices runs to 7,000 characters; nothing of it may be lost.
  text: 10_000,
  words: 2000,
  address: 120,
  name: 40,
  photos: 9,
} as const;

export const words = (maxLength: number = limits.words) => Type.String({ maxLength });
export const Photos = Type.Array(FileId, { maxItems: limits.photos, uniqueItems: true });

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const listOf = <const T extends readonly string[]>(values: T) => Type.Enum<[...T]>([...values] as [...T]);

export const FileRef = Type.Object({
  id: FileId,
  kind: Type.Enum(['image', 'video']),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
});
export type FileRef = Static<typeof FileRef>;

/** Working time left until a limit, or by how much it is over. */
export const Remaining = Type.Object({
  overdue: Type.Boolean(),
  workingDays: Type.Integer({ description: 'working days left; when overdue, days over' }),
  hours: Type.Integer(),
  minutes: Type.Integer(),
});
export type Remaining = Static<typeof Remaining>;

export const LightView = Type.Object({
  colour: Type.Enum(['blue', 'yellow', 'red']),
  yellowAt: Instant,
  redAt: Instant,
  until: Instant,
  remaining: Remaining,
});
export type LightView = Static<typeof LightView>;

/** A reference to a schema that stands once in the API description, typed by it. */
export const refTo = <T extends TSchema>(schema: T & { $id?: string }) => {
  if (!schema.$id) throw new Error('only a schema with an $id can be referred to');
  return Type.Unsafe<Static<T>>({ $ref: schema.$id });
};
