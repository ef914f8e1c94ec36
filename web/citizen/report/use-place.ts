import { type Ref, ref } from 'vue';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { sayProblem } from '../../ui/problem-words.ts';
import { noPlace, type ReportDraft } from './draft.ts';
import { positionFaults, usePosition } from './use-position.ts';

const roughFrom = 300;

/** Setting the place of a report: by the device's position, a pin or the lists; the last one given counts. */
export function usePlace(draft: Ref<ReportDraft>) {
  const { asking, ask } = usePosition();
  const locating = ref(false);
  const fault = ref('');
  const note = ref('');
  let latest = 0;

  async function setPoint(point: [number, number]): Promise<void> {
    latest += 1;
    const mine = latest;
    fault.value = '';
    note.value = '';
    locating.value = true;
    try {
      const found = await call(routes.locate, { body: { point } });
      if (mine !== latest) return;
      draft.value.place = {
        ...draft.value.place,
        point,
        found,
        street: found.street ?? '',
        community: found.community ?? '',
      };
    } catch (thrown) {
      if (mine === latest) fault.value = sayProblem(thrown);
    } finally {
      if (mine === latest) locating.value = false;
    }
  }

  async function useMyPosition(): Promise<void> {
    const position = await ask();
    if (typeof position === 'string') {
      fault.value = positionFaults[position];
      return;
    }
    await setPoint(position.point);
    if (position.accuracy > roughFrom)
      note.value = `定位误差约 ${Math.round(position.accuracy / 100) * 100} 米,请在地图上核对。`;
  }

  /** A choice from the lists takes the place of a pin. */
  function setDivisions(street: string, community: string): void {
    latest += 1;
    fault.value = '';
    note.value = '';
    draft.value.place = { ...draft.value.place, point: null, found: null, street, community };
  }

  function clear(): void {
    latest += 1;
    fault.value = '';
    note.value = '';
    draft.value.place = { ...noPlace, address: draft.value.place.address };
  }

  return { asking, locating, fault, note, setPoint, useMyPosition, setDivisions, clear };
}
