import type { Actor } from '#domain/access/actor.ts';
import { seenBy } from '#domain/access/sees.ts';
import { noticesOf } from '#domain/appeal/consequences.ts';
import { type AppealEvent, privatePart, publicPart } from '#domain/appeal/events.ts';
import { evolve } from '#domain/appeal/evolve.ts';
import type { Appeal } from '#domain/appeal/state.ts';
import { timerChange } from '#domain/appeal/timers.ts';
import type { Organisation } from '#domain/organisation/organisation.ts';
import type { Change, EntryRow, NoticeRow, PrivateRow } from '#server/store/change.ts';
import { BEGINNING, entryDigest, NOTHING_PRIVATE, newSalt, privateDigest } from './digest.ts';

/** Who acts, as the record keeps it: the unit is the one he acts for. */
export interface Hand {
  readonly actor: Actor;
  readonly unit: string;
  readonly command: string;
  readonly at: number;
}

/**
 * Everything one command changes, as plain rows: the state after its events, entries chained to the last,
 * notices, timers, and the units that newly see the appeal.
 */
export function recorded(
  before: Appeal | null,
  head: Buffer | null,
  events: readonly AppealEvent[],
  hand: Hand,
  organisation: Organisation,
): Change {
  const at = new Date(hand.at).toISOString();
  const actor = hand.actor.kind === 'system' ? '' : hand.actor.id;
  const entries: EntryRow[] = [];
  const privates: PrivateRow[] = [];
  let state = before;
  let previous: Buffer = head ?? BEGINNING;
  for (const event of events) {
    const face = publicPart(event);
    state = evolve(state, face, hand.at);
    const seq = state.version;
    const body = JSON.stringify(face);
    const secret = privatePart(event);
    let digestOfPrivate: Buffer = NOTHING_PRIVATE;
    if (secret && Object.values(secret).some((text) => text !== '')) {
      const salt = newSalt();
      const text = JSON.stringify(secret);
      digestOfPrivate = privateDigest(salt, text);
      privates.push({ seq, salt, body: text });
    }
    const { platform, number } = state;
    const digest = entryDigest({
      platform,
      number,
      seq,
      at,
      actorKind: hand.actor.kind,
      actor,
      unit: hand.unit,
      type: event.type,
      body,
      privateDigest: digestOfPrivate,
      previous,
    });
    entries.push({
      seq,
      type: event.type,
      body,
      privateDigest: digestOfPrivate,
      previous,
      digest,
      step: entries.length,
    });
    previous = digest;
  }
  if (!state) throw new Error('a command without events changes nothing and is not recorded');
  const after = state;
  const first = (before?.version ?? 0) + 1;
  const notices: NoticeRow[] = events.flatMap((event, i) =>
    noticesOf(publicPart(event), after).map((notice, n) => ({ seq: first + i, n, ...notice })),
  );
  const known = new Set(before ? seenBy(before, organisation) : []);
  return {
    before,
    after,
    at: hand.at,
    actorKind: hand.actor.kind,
    actor,
    unit: hand.unit,
    command: hand.command,
    head: previous,
    entries,
    privates,
    notices,
    timers: timerChange(before, after),
    photos: events.flatMap((event) => ('photos' in event ? event.photos : [])),
    holders: seenBy(after, organisation).filter((unit) => !known.has(unit)),
  };
}
