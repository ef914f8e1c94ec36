import Type from 'typebox';
import { AppealSummary, AppealView } from './appeal.ts';
import * as city from './city.ts';
import {
  CitizenSignIn,
  CodeRequest,
  CommandBody,
  CommandDone,
  PatrolBody,
  StaffSignIn,
  SubmitBody,
} from './commands.ts';
import { FileId, FileRef, Instant, Number_, Phone, PlatformId, Point, refTo } from './fields.ts';
import { AppealPage, AppealsQuery, BoardView, ClockView, InboxItem, MapView, OutboxItem, QueueQuery } from './lists.ts';
import { Problem } from './problem.ts';
import { RootKeyView, RootsQuery, RootsView } from './roots.ts';
import type { Route } from './route.ts';

const onPlatform = Type.Object({ platform: PlatformId });
const onAppeal = Type.Object({ platform: PlatformId, number: Number_ });
const Nothing = Type.Object({ ok: Type.Literal(true) });
const p = '/api/platforms/:platform';

/** The whole API. `/api/live`, `/api/files/:id` and uploads carry streams and stand apart in their route files. */
export const routes = {
  city: {
    method: 'GET',
    path: '/api/city',
    summary: 'The city, its platforms and what is not accepted',
    tag: 'city',
    answer: city.CityView,
  },
  month: {
    method: 'GET',
    path: `${p}/month`,
    summary: 'This month in three numbers',
    tag: 'city',
    params: onPlatform,
    answer: city.MonthView,
  },
  divisions: {
    method: 'GET',
    path: `${p}/divisions`,
    summary: 'Streets of a platform, or communities of a street',
    tag: 'city',
    params: onPlatform,
    query: Type.Object({ street: Type.Optional(Type.String({ maxLength: 64 })) }),
    answer: Type.Array(city.DivisionView),
  },
  locate: {
    method: 'POST',
    path: '/api/locate',
    summary: 'Grid, community, street and district of a point',
    tag: 'city',
    body: Type.Object({ point: Point }),
    answer: city.Located,
  },
  screen: {
    method: 'POST',
    path: '/api/screen',
    summary: 'Advice whether a text is something the platform does not accept',
    tag: 'city',
    body: Type.Object({ text: Type.String({ maxLength: 200_000 }) }),
    answer: city.Advice,
  },

  me: { method: 'GET', path: '/api/me', summary: 'Who is signed in', tag: 'session', answer: city.Me },
  signOut: { method: 'DELETE', path: '/api/me', summary: 'Sign out', tag: 'session', answer: Nothing },
  requestCode: {
    method: 'POST',
    path: '/api/citizen/codes',
    summary: 'Send a code to a phone',
    tag: 'session',
    body: CodeRequest,
    answer: Nothing,
  },
  citizenSignIn: {
    method: 'POST',
    path: '/api/citizen/session',
    summary: 'Sign in with phone and code',
    tag: 'session',
    body: CitizenSignIn,
    answer: city.Me,
  },
  staffSignIn: {
    method: 'POST',
    path: '/api/staff/session',
    summary: 'Sign in with login and password',
    tag: 'session',
    body: StaffSignIn,
    answer: city.Me,
  },

  submit: {
    method: 'POST',
    path: `${p}/appeals`,
    summary: 'Submit an appeal',
    tag: 'citizen',
    params: onPlatform,
    body: SubmitBody,
    answer: CommandDone,
  },
  mine: {
    method: 'GET',
    path: '/api/citizen/appeals',
    summary: 'My appeals on all platforms, for a worker his findings; newest first',
    tag: 'citizen',
    answer: AppealPage,
  },
  lookUp: {
    method: 'POST',
    path: '/api/citizen/look-up',
    summary: 'Follow an appeal by its number and the last four digits of the phone',
    tag: 'citizen',
    body: Type.Object({ number: Number_, lastDigits: Type.String({ pattern: '^[0-9]{4}$' }) }),
    answer: refTo(AppealView),
  },
  appeal: {
    method: 'GET',
    path: `${p}/appeals/:number`,
    summary: 'One appeal as the reader may see it',
    tag: 'appeal',
    params: onAppeal,
    answer: refTo(AppealView),
  },
  command: {
    method: 'POST',
    path: `${p}/appeals/:number/commands`,
    summary: 'Give a command on an appeal',
    tag: 'appeal',
    params: onAppeal,
    body: CommandBody,
    answer: CommandDone,
  },

  queue: {
    method: 'GET',
    path: '/api/staff/queue',
    summary: 'What waits at my desks',
    tag: 'staff',
    query: QueueQuery,
    answer: AppealPage,
  },
  inbox: {
    method: 'GET',
    path: '/api/staff/inbox',
    summary: 'Messages to my desks, newest first',
    tag: 'staff',
    answer: Type.Array(InboxItem),
  },
  patrol: {
    method: 'POST',
    path: '/api/staff/patrol',
    summary: 'Report a patrol finding',
    tag: 'staff',
    body: PatrolBody,
    answer: CommandDone,
  },
  unitsFor: {
    method: 'GET',
    path: `${p}/appeals/:number/units`,
    summary: 'Units the appeal may be handed to with a command',
    tag: 'staff',
    params: onAppeal,
    query: Type.Object({
      command: Type.Enum(['accept', 'dispatch', 'assign_down']),
      q: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    answer: Type.Array(city.UnitView),
  },
  units: {
    method: 'GET',
    path: '/api/staff/units',
    summary: 'Units of my platform by name, to filter lists by',
    tag: 'staff',
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 40 })) }),
    answer: Type.Array(city.UnitView),
  },
  appeals: {
    method: 'GET',
    path: '/api/staff/appeals',
    summary: 'Appeals I may see, filtered and searched',
    tag: 'staff',
    query: AppealsQuery,
    answer: AppealPage,
  },
  board: {
    method: 'GET',
    path: '/api/staff/board',
    summary: 'Counters of the platform',
    tag: 'staff',
    answer: BoardView,
  },
  map: { method: 'GET', path: '/api/staff/map', summary: "Today's appeals on the map", tag: 'staff', answer: MapView },

  rootKey: {
    method: 'GET',
    path: '/api/roots/key',
    summary: 'The public key that verifies the roots',
    tag: 'record',
    answer: RootKeyView,
  },
  roots: {
    method: 'GET',
    path: '/api/roots/:platform',
    summary: "Signed roots of the record's days, oldest first",
    tag: 'record',
    params: onPlatform,
    query: RootsQuery,
    answer: RootsView,
  },

  outbox: {
    method: 'GET',
    path: '/api/demo/outbox',
    summary: 'Demonstration: messages kept instead of sent',
    tag: 'demonstration',
    query: Type.Object({ phone: Type.Optional(Phone) }),
    answer: Type.Array(OutboxItem),
  },
  accounts: {
    method: 'GET',
    path: '/api/demo/accounts',
    summary: 'Demonstration: accounts to try',
    tag: 'demonstration',
    query: Type.Object({ platform: Type.Optional(PlatformId), q: Type.Optional(Type.String({ maxLength: 40 })) }),
    answer: Type.Object({
      password: Type.String(),
      accounts: Type.Array(
        Type.Object({
          login: Type.String(),
          name: Type.String(),
          unitName: Type.String(),
          roleName: Type.String(),
          front: Type.Enum(['staff', 'command']),
        }),
      ),
    }),
  },
  clock: {
    method: 'GET',
    path: '/api/demo/clock',
    summary: 'Demonstration: the clock, how many jobs are due, and when the next timer is',
    tag: 'demonstration',
    answer: ClockView,
  },
  setClock: {
    method: 'POST',
    path: '/api/demo/clock',
    summary: 'Demonstration: move the clock forward',
    tag: 'demonstration',
    body: Type.Object({ now: Instant }),
    answer: ClockView,
  },
} as const satisfies Record<string, Route>;

/** Multipart field `file` → a stored, re-encoded file without metadata. */
export const uploadAnswer = FileRef;
export const uploadPath = '/api/files';
export const filePath = (id: string, size: 'full' | 'small' = 'full') =>
  `/api/files/${id}${size === 'small' ? '?size=small' : ''}`;
export const FileParams = Type.Object({ id: FileId });
/** Server-sent events: `{platform, number, version}` of what changed, never content. */
export const livePath = '/api/live';
/** Named schemas that routes refer to. */
export const named = [Problem, AppealSummary, AppealView] as const;
