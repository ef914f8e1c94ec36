import type { AppealSummary, AppealView } from '#contract/appeal.ts';
import { sayLimit } from '../../ui/time.ts';
import { deskWords, outcomeWords, statusWords } from '../../ui/words.ts';

type Standing = Pick<AppealSummary, 'status' | 'outcome' | 'waitingFor'>;

/** Where the appeal stands, in one or two words; a closed one says how it ended. */
export function sayStanding({ status, outcome }: Standing): string {
  return outcome ? outcomeWords[outcome] : statusWords[status];
}

/** Who must act now: unit and desk, or the appellant; empty when nobody must. */
export function sayHolder({ waitingFor }: Standing): string {
  if (!waitingFor) return '';
  const desk = waitingFor.desk ? deskWords[waitingFor.desk] : '';
  return waitingFor.unitName ? [waitingFor.unitName, desk].filter(Boolean).join(' · ') : '诉求人';
}

/** Who must act and by when: "海大麦岛社区 · 办理，5月5日 24:00 前". */
export function sayWaiting(standing: Standing, now: number): string {
  const { waitingFor } = standing;
  return waitingFor ? `${sayHolder(standing)}，${sayLimit(waitingFor.until, now)}` : '';
}

/** Street, community and grid of the place, ready to read. */
export function sayPlace(place: AppealView['place']): string {
  return [place.districtName, place.streetName, place.communityName, place.gridName].filter(Boolean).join(' ');
}
