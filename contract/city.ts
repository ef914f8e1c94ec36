import Type, { type Static } from 'typebox';
import { roles } from '#domain/access/roles.ts';
import * as term from '#domain/appeal/terms.ts';
import { listOf, nullable, Point } from './fields.ts';

export const PlatformView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  brand: Type.String(),
  colour: Type.String(),
  phone: Type.String(),
  takesPublicAppeals: Type.Boolean(),
  /** Box of the area: west, south, east, north; null when the area has no polygon. */
  bounds: nullable(Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()])),
});
export type PlatformView = Static<typeof PlatformView>;

/** A ground of non-acceptance in the city's words. */
export const GroundView = Type.Object({
  ground: listOf(term.declineGrounds),
  title: Type.String(),
  explanation: Type.String(),
  instead: Type.String(),
  phone: nullable(Type.String()),
});
export type GroundView = Static<typeof GroundView>;

export const CityView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  demonstration: Type.Boolean(),
  /** The product's clock now, which a demonstration may run ahead. */
  now: Type.String(),
  platforms: Type.Array(PlatformView),
  grounds: Type.Array(GroundView),
  attribution: Type.String({ description: 'of the map data; shown on every map' }),
});
export type CityView = Static<typeof CityView>;

/** This month in three numbers, for the citizen's front page. */
export const MonthView = Type.Object({
  accepted: Type.Integer(),
  closed: Type.Integer(),
  /** Satisfied and basically satisfied among the rated; null when nobody has rated. */
  satisfactionRate: nullable(Type.Number()),
  rated: Type.Integer(),
});

export const DivisionView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  level: Type.Enum(['street', 'community']),
  hasPolygon: Type.Boolean(),
  centre: nullable(Point),
});
export type DivisionView = Static<typeof DivisionView>;

export const Located = Type.Object({
  platform: Type.String(),
  districtName: Type.String(),
  street: nullable(Type.String()),
  streetName: nullable(Type.String()),
  community: nullable(Type.String()),
  communityName: nullable(Type.String()),
  grid: nullable(Type.String()),
});
export type Located = Static<typeof Located>;

export const Advice = Type.Object({
  ground: nullable(listOf(term.declineGrounds)),
  phone: nullable(Type.String({ description: 'number to dial at once, with `emergency`' })),
});
export type Advice = Static<typeof Advice>;

export const UnitView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  level: listOf(term.levels),
  parentName: nullable(Type.String()),
});
export type UnitView = Static<typeof UnitView>;

/** Who is signed in, with the posts he holds. */
export const Me = Type.Union([
  Type.Object({ kind: Type.Literal('nobody') }),
  Type.Object({ kind: Type.Literal('citizen'), phone: Type.String({ description: 'masked' }) }),
  Type.Object({
    kind: Type.Literal('staff'),
    id: Type.String(),
    name: Type.String(),
    platform: Type.String(),
    platformName: Type.String(),
    brand: Type.String(),
    colour: Type.String(),
    posts: Type.Array(
      Type.Object({ unit: Type.String(), unitName: Type.String(), role: listOf(roles), roleName: Type.String() }),
    ),
    /** Which front ends have something for this person. */
    fronts: Type.Array(Type.Enum(['staff', 'command'])),
  }),
]);
export type Me = Static<typeof Me>;
