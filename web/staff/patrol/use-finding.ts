import { useQueryClient } from '@tanstack/vue-query';
import { computed, ref } from 'vue';
import type { CommandDone, PatrolBody } from '#contract/commands.ts';
import type { FileRef } from '#contract/fields.ts';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { everyList } from '../../api/keys.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { sendingId, wasAnswered } from '../../ui/command/sending-id.ts';
import { isAnswer } from '../../ui/command/use-command.ts';
import { type DraftPlace, hasPlace, noPlace, placeOf } from '../../ui/place/draft-place.ts';
import { useKept } from '../../ui/use-kept.ts';

export interface FindingDraft {
  photos: FileRef[];
  place: DraftPlace;
  text: string;
}

export type FindingGap = 'photos' | 'place' | 'text';

/** What is missing before a finding can be reported: a photo is its evidence. */
function findingGaps(draft: FindingDraft): FindingGap[] {
  const gaps: FindingGap[] = [];
  if (draft.photos.length === 0) gaps.push('photos');
  if (!hasPlace(draft.place)) gaps.push('place');
  if (draft.text.trim() === '') gaps.push('text');
  return gaps;
}

/** The finding a worker is writing, kept on his phone until the server has it. */
export function useFinding(person: string) {
  const client = useQueryClient();
  const name = `finding.${person}`;
  const { value: draft, forget } = useKept<FindingDraft>(name, { photos: [], place: { ...noPlace }, text: '' });
  const sending = ref(false);
  const problem = ref<Problem | null>(null);
  const gaps = computed(() => findingGaps(draft.value));

  /** Reports it; null when something is missing or it was refused (`gaps` and `problem` say why). */
  async function send(): Promise<CommandDone | null> {
    if (gaps.value.length > 0 || sending.value) return null;
    const content = contentOf(draft.value);
    sending.value = true;
    problem.value = null;
    try {
      const done = await call(routes.patrol, { body: { ...content, id: sendingId(name, content) } });
      wasAnswered(name);
      forget();
      void client.invalidateQueries({ queryKey: everyList });
      return done;
    } catch (thrown) {
      problem.value = asProblem(thrown);
      if (isAnswer(problem.value)) wasAnswered(name);
      return null;
    } finally {
      sending.value = false;
    }
  }

  return { draft, gaps, sending, problem, send };
}

function contentOf({ photos, place, text }: FindingDraft): Omit<PatrolBody, 'id'> {
  return {
    subject: '',
    text: text.trim(),
    address: place.address.trim(),
    place: placeOf(place),
    photos: photos.map((photo) => photo.id),
  };
}
