import { randomUUID } from 'node:crypto';
import type { PlaceInput } from '#contract/commands.ts';
import type { Instant } from '#domain/deadline/instant.ts';
import { randomFrom } from '#server/city/demonstration/random.ts';
import type { Course } from './course.ts';
import type { Message } from './messages.ts';
import type { Resident } from './people.ts';

/** What a resident means to do before there is an answer. */
export interface Intent {
  readonly at: Instant;
  readonly type: 'add_material' | 'urge' | 'withdraw';
}

/** One message on its way: what was drawn for it, and what the people of the replay know of it. */
export interface Case {
  readonly n: number;
  readonly message: Message;
  readonly course: Course;
  readonly resident: Resident;
  readonly platform: string;
  readonly place: PlaceInput;
  readonly at: Instant;
  readonly command: string;
  readonly random: () => number;
  /** Null until it is sent. */
  number: string | null;
  photos: string[];
  intents: Intent[];
  /** Nobody waits for anything on it any more, as far as is known. */
  ended: boolean;
  /** The state in which it was last seen, and when whoever it waits for will take it up. */
  seen: string;
  takenUpAt: Instant;
  /** Whom it first waited for, and whether it has been anywhere else since. */
  firstUnit: string | null;
  movedOn: boolean;
  /** When the operator declines it, if that is its end. */
  declinedAt: Instant;
  /** How often it has been worked on where it is now. */
  visits: number;
  holder: string;
  assignedDown: boolean;
  drafts: number;
  sentBack: boolean;
  withdrawn: boolean;
  rated: number;
  /** When a late rating is given, after it was closed without one. */
  ratedLateAt: Instant | null;
}

type Drawn = Pick<Case, 'n' | 'message' | 'course' | 'resident' | 'platform' | 'place' | 'at'>;

export function newCase(drawn: Drawn, seed: string): Case {
  return {
    ...drawn,
    command: randomUUID(),
    random: randomFrom(`${seed} case ${drawn.n}`),
    number: null,
    photos: [],
    intents: [],
    ended: false,
    seen: '',
    takenUpAt: 0,
    firstUnit: null,
    movedOn: false,
    declinedAt: Number.POSITIVE_INFINITY,
    visits: 0,
    holder: '',
    assignedDown: false,
    drafts: 0,
    sentBack: false,
    withdrawn: false,
    rated: 0,
    ratedLateAt: null,
  };
}
