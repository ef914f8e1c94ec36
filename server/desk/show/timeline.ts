import type { TimelineItem } from '#contract/appeal.ts';
import type { FileRef } from '#contract/fields.ts';
import { isoInstant } from '#domain/deadline/instant.ts';
import type { CityInMemory } from '#server/city/open.ts';
import type { StoredEntry } from '#server/store/entries.ts';
import { unitName } from './shared.ts';

export interface TimelineReader {
  /** Whether the reader works for the platform: residents see units, not people. */
  readonly worker: boolean;
  readonly files: ReadonlyMap<string, FileRef>;
}

/** An entry as one knot of the timeline. */
export function knot(entry: StoredEntry, city: CityInMemory, reader: TimelineReader): TimelineItem {
  const staff = entry.actor_kind === 'staff';
  const photos = 'photos' in entry.body ? entry.body.photos : [];
  return {
    seq: entry.seq,
    at: isoInstant(entry.at.getTime()),
    type: entry.type,
    by: {
      kind: staff ? 'staff' : entry.actor_kind === 'citizen' ? 'appellant' : 'system',
      unitName: staff && entry.unit ? unitName(city, entry.unit) : null,
      personName: staff && reader.worker ? (city.people.get(entry.actor)?.name ?? null) : null,
    },
    words: wordsOf(entry),
    photos: photos.flatMap((id) => reader.files.get(id) ?? []),
    about: aboutOf(entry, city),
  };
}

function wordsOf({ type, words }: StoredEntry): string | null {
  if (!words) return null;
  // A submission stands at the head of the page, a reply in its letter: the timeline does not repeat them.
  if (type === 'submitted' || type === 'reply_submitted') return null;
  return words.words ?? words.reason ?? words.explanation ?? null;
}

function aboutOf({ body }: StoredEntry, city: CityInMemory): TimelineItem['about'] {
  switch (body.type) {
    case 'submitted':
      return body.repeatOf === null ? {} : { repeatOf: body.repeatOf };
    case 'accepted':
    case 'second_round_opened':
      return { unitName: unitName(city, body.order.unit), until: isoInstant(body.clock.due), round: body.round };
    case 'escalated':
      return { unitName: unitName(city, body.order.unit), automatic: body.automatic };
    case 'assigned_down':
    case 'dispatched':
      return { unitName: unitName(city, body.order.unit) };
    case 'declined':
      return { ground: body.ground, until: isoInstant(body.objectBy) };
    case 'contacted':
      return { how: body.how };
    case 'noted':
      return { kind: body.kind };
    case 'reply_submitted':
      return { conclusion: body.conclusion, onSpot: body.onSpot, unitName: unitName(city, body.unit) };
    case 'replied':
      return { until: isoInstant(body.term.until) };
    case 'rated': {
      const { contacted, resolution, satisfaction, round } = body;
      return { contacted, resolution, satisfaction, round };
    }
    case 'reminded':
      return { of: body.of };
    case 'closed':
      return { outcome: body.outcome };
    case 'acknowledged':
    case 'unit_review_passed':
    case 'platform_review_passed':
    case 'reply_sent_back':
    case 'material_added':
    case 'urged':
      return {};
    default:
      return body satisfies never;
  }
}
