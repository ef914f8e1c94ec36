import Type, { type Static } from 'typebox';
import { desks } from '#domain/access/desks.ts';
import * as term from '#domain/appeal/terms.ts';
import { AppealSummary } from './appeal.ts';
import { Instant, listOf, nullable, Point, refTo } from './fields.ts';

/** A page of a list; `next` continues it without gaps or repeats while rows come and go. */
export const AppealPage = Type.Object({
  items: Type.Array(refTo(AppealSummary)),
  next: nullable(Type.String()),
});
export type AppealPage = Static<typeof AppealPage>;

const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

const lights = ['blue', 'yellow', 'red'] as const;

/** My queue: what waits at my desks, the earliest limit first. */
export const QueueQuery = Type.Object({
  ...paging,
  light: Type.Optional(listOf(lights)),
  kind: Type.Optional(listOf(term.appealKinds)),
  desk: Type.Optional(listOf(desks)),
});
export type QueueQuery = Static<typeof QueueQuery>;

const orders = ['newest', 'due'] as const;

/** Everything the reader may see, filtered and searched. */
export const AppealsQuery = Type.Object({
  ...paging,
  status: Type.Optional(listOf(term.statuses)),
  /** `open`: everything not closed and not declined. */
  open: Type.Optional(Type.Boolean()),
  kind: Type.Optional(listOf(term.appealKinds)),
  nature: Type.Optional(listOf(term.appealNatures)),
  channel: Type.Optional(listOf(term.channels)),
  light: Type.Optional(listOf(lights)),
  unit: Type.Optional(Type.String({ maxLength: 64, description: 'lead unit' })),
  street: Type.Optional(Type.String({ maxLength: 64 })),
  outcome: Type.Optional(listOf(term.outcomes)),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  q: Type.Optional(Type.String({ maxLength: 100, description: 'words of subject, text or address, or a number' })),
  order: Type.Optional(listOf(orders)),
});
export type AppealsQuery = Static<typeof AppealsQuery>;

/** Counters of the command desk, all of one instant. */
export const BoardView = Type.Object({
  at: Instant,
  today: Type.Object({
    submitted: Type.Integer(),
    accepted: Type.Integer(),
    replied: Type.Integer(),
    closed: Type.Integer(),
    declined: Type.Integer(),
  }),
  open: Type.Object({
    total: Type.Integer(),
    blue: Type.Integer(),
    yellow: Type.Integer(),
    red: Type.Integer(),
    overdue: Type.Integer(),
  }),
  byStatus: Type.Array(Type.Object({ status: listOf(term.statuses), count: Type.Integer() })),
  byLevel: Type.Array(Type.Object({ level: listOf(term.levels), open: Type.Integer() })),
});
export type BoardView = Static<typeof BoardView>;

/** Today's appeals as points; those without a point stand at the middle of their community or street. */
export const MapView = Type.Object({
  at: Instant,
  points: Type.Array(
    Type.Object({
      number: Type.String(),
      point: Point,
      exact: Type.Boolean(),
      light: nullable(listOf(lights)),
      subject: Type.String(),
      status: listOf(term.statuses),
    }),
  ),
});
export type MapView = Static<typeof MapView>;

/** A message in the inbox of a desk. */
export const InboxItem = Type.Object({
  id: Type.String(),
  at: Instant,
  number: Type.String(),
  platform: Type.String(),
  words: Type.String(),
  unitName: Type.String(),
});
export type InboxItem = Static<typeof InboxItem>;

/** What the demonstration's SMS sender kept instead of sending. */
export const OutboxItem = Type.Object({
  id: Type.String(),
  at: Instant,
  phone: Type.String(),
  words: Type.String(),
  number: nullable(Type.String()),
});
export type OutboxItem = Static<typeof OutboxItem>;

/**
 * The demonstration's clock. `due`: jobs that are due and not yet done; `timers`: those of them that waited for an
 * instant; `next`: the first instant ahead that one waits for.
 */
export const ClockView = Type.Object({
  now: Instant,
  speed: Type.Number(),
  due: Type.Integer(),
  timers: Type.Integer(),
  next: nullable(Instant),
});
