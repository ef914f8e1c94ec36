import Type, { type Static } from 'typebox';
import { desks } from '#domain/access/desks.ts';
import { actingTypes } from '#domain/appeal/commands.ts';
import * as term from '#domain/appeal/terms.ts';
import { FileRef, Instant, LightView, listOf, nullable, Point } from './fields.ts';

const PlaceView = Type.Object({
  district: Type.String(),
  districtName: Type.String(),
  street: nullable(Type.String()),
  streetName: nullable(Type.String()),
  community: nullable(Type.String()),
  communityName: nullable(Type.String()),
  grid: nullable(Type.String()),
  gridName: nullable(Type.String()),
  point: nullable(Point),
});

export const AllowedView = Type.Object({
  type: listOf(actingTypes),
  needs: Type.Array(
    Type.Enum([
      'words',
      'words_or_photos',
      'photos',
      'unit_below',
      'unit',
      'ground',
      'reply',
      'rating',
      'note_kind',
      'how',
    ]),
  ),
});
export type AllowedView = Static<typeof AllowedView>;

/** One knot of the timeline. `about` holds what the words of its type need; names come ready to show. */
export const TimelineItem = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  type: Type.String({ description: 'type of the event, e.g. `acknowledged`' }),
  by: Type.Object({
    kind: Type.Enum(['appellant', 'staff', 'system']),
    unitName: nullable(Type.String()),
    personName: nullable(Type.String()),
  }),
  words: nullable(Type.String({ description: 'what was written; null when there is none or it was erased' })),
  photos: Type.Array(FileRef),
  about: Type.Object({
    unitName: Type.Optional(Type.String({ description: 'the unit the appeal went to' })),
    until: Type.Optional(Instant),
    automatic: Type.Optional(Type.Boolean()),
    kind: Type.Optional(listOf(term.noteKinds)),
    how: Type.Optional(Type.Enum(['phone', 'visit', 'wechat'])),
    ground: Type.Optional(listOf(term.declineGrounds)),
    outcome: Type.Optional(listOf(term.outcomes)),
    conclusion: Type.Optional(listOf(term.conclusions)),
    contacted: Type.Optional(Type.Boolean()),
    resolution: Type.Optional(listOf(term.resolutions)),
    satisfaction: Type.Optional(listOf(term.satisfactions)),
    round: Type.Optional(Type.Integer()),
    onSpot: Type.Optional(Type.Boolean()),
    of: Type.Optional(Type.Enum(['unacknowledged', 'overdue'])),
    repeatOf: Type.Optional(Type.String()),
  }),
});
export type TimelineItem = Static<typeof TimelineItem>;

export const ReplyView = Type.Object({
  unitName: Type.String(),
  conclusion: listOf(term.conclusions),
  onSpot: Type.Boolean(),
  facts: Type.String(),
  basis: Type.String(),
  result: Type.String(),
  responsible: Type.String(),
  phone: Type.String(),
  photos: Type.Array(FileRef),
  at: Instant,
});
export type ReplyView = Static<typeof ReplyView>;

const shared = {
  platform: Type.String(),
  number: Type.String(),
  version: Type.Integer(),
  status: listOf(term.statuses),
  outcome: nullable(listOf(term.outcomes)),
  kind: listOf(term.appealKinds),
  nature: listOf(term.appealNatures),
  complexity: listOf(term.complexities),
  channel: listOf(term.channels),
  subject: Type.String(),
  address: Type.String(),
  round: Type.Integer(),
  urges: Type.Integer(),
  repeatOf: nullable(Type.String()),
  submittedAt: Instant,
  acceptedAt: nullable(Instant),
  /** When the whole appeal is due to the appellant; null until accepted. */
  dueAt: nullable(Instant),
  closedAt: nullable(Instant),
  /** The light of the limit that runs now; null when none runs or it is the appellant's turn. */
  light: nullable(LightView),
  /** Ready to show: who must act now. Null when nobody must. */
  waitingFor: nullable(
    Type.Object({
      party: Type.Enum(['unit', 'appellant']),
      unit: nullable(Type.String()),
      unitName: nullable(Type.String()),
      desk: nullable(listOf(desks)),
      since: Instant,
      until: Instant,
    }),
  ),
};

/** A row of a list. */
export const AppealSummary = Type.Object(
  {
    ...shared,
    excerpt: Type.String({ description: 'the first 80 characters of the text' }),
    placeName: Type.String({ description: 'street and community, ready to show' }),
    point: nullable(Point),
    leadUnitName: nullable(Type.String()),
    photo: nullable(FileRef),
    photoCount: Type.Integer(),
    likeliest: nullable(listOf(actingTypes)),
  },
  { $id: 'AppealSummary' },
);
export type AppealSummary = Static<typeof AppealSummary>;

/** An appeal as one reader may see it, with the commands he may give now. */
export const AppealView = Type.Object(
  {
    ...shared,
    platformName: Type.String(),
    brand: Type.String(),
    text: Type.String(),
    photos: Type.Array(FileRef),
    place: PlaceView,
    contact: nullable(Type.Object({ name: Type.String(), phone: Type.String(), masked: Type.Boolean() })),
    /** The work order in hand. */
    order: nullable(
      Type.Object({
        unit: Type.String(),
        unitName: Type.String(),
        unitPhone: nullable(Type.String()),
        level: listOf(term.levels),
        since: Instant,
        due: Instant,
        climbs: Type.Boolean(),
        acknowledgeBy: Instant,
        acknowledgedAt: nullable(Instant),
        contactBy: Instant,
        contactedAt: nullable(Instant),
      }),
    ),
    /** The reply: the appellant's once released, the draft for those who handle and review it. */
    reply: nullable(ReplyView),
    declined: nullable(
      Type.Object({ ground: listOf(term.declineGrounds), explanation: Type.String(), objectBy: Instant }),
    ),
    timeline: Type.Array(TimelineItem),
    allowed: Type.Array(AllowedView),
  },
  { $id: 'AppealView' },
);
export type AppealView = Static<typeof AppealView>;
