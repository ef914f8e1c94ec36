import type { AppealSummary } from '#contract/appeal.ts';
import type { FileRef } from '#contract/fields.ts';
import type { Actor } from '#domain/access/actor.ts';
import { likeliest } from '#domain/appeal/allowed.ts';
import { factsFor } from '#server/desk/facts.ts';
import type { Desk } from '#server/desk/parts.ts';
import { readFiles } from '#server/files/files.ts';
import type { ListRow } from '#server/store/lists.ts';
import { placeName } from './place.ts';
import { sharedView, unitName } from './shared.ts';

/** Rows of a list as this reader may see them, each with the command he is most likely to give. */
export async function summaries(desk: Desk, rows: readonly ListRow[], reader: Actor): Promise<AppealSummary[]> {
  const city = desk.city.current();
  const firstPhotos = rows.flatMap(({ state }) => state.photos.slice(0, 1));
  const files: ReadonlyMap<string, FileRef> = await readFiles(desk.pool, firstPhotos);
  return rows.map(({ state, subject, excerpt, address }) => {
    const facts = factsFor(desk, state);
    const lead = 'orders' in state ? state.orders.at(-1)?.unit : undefined;
    const [photo] = state.photos;
    return {
      ...sharedView(state, facts, city),
      subject,
      excerpt,
      address,
      placeName: placeName(state.place, city),
      point: state.place.point ? [state.place.point[0], state.place.point[1]] : null,
      leadUnitName: lead ? unitName(city, lead) : null,
      photo: photo === undefined ? null : (files.get(photo) ?? null),
      photoCount: state.photos.length,
      likeliest: likeliest(state, reader, facts),
    };
  });
}
