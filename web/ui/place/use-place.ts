import { type Ref, ref } from 'vue';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { sayProblem } from '../problem-words.ts';
import { completesPoint, type DraftPlace, noPlace } from './draft-place.ts';
import { positionFaults, usePosition } from './use-position.ts';

const roughFrom = 300;

/** Setting a place: by the device's position, a pin or the lists; the last one given counts. */
export function usePlace(place: Ref<DraftPlace>) {
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
      place.value = {
        ...place.value,
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
      fault.value = `${positionFaults[position]}请在地图上点选，或从列表选择。`;
      return;
    }
    await setPoint(position.point);
    if (position.accuracy > roughFrom)
      note.value = `定位误差约 ${Math.round(position.accuracy / 100) * 100} 米，请在地图上核对。`;
  }

  /** A choice from the lists completes a pin whose ground is not known that far; else it takes its place. */
  function setDivisions(street: string, community: string): void {
    latest += 1;
    fault.value = '';
    note.value = '';
    const kept = completesPoint(place.value, street) ? {} : { point: null, found: null };
    place.value = { ...place.value, ...kept, street, community };
  }

  function clear(): void {
    latest += 1;
    fault.value = '';
    note.value = '';
    place.value = { ...noPlace, address: place.value.address };
  }

  return { asking, locating, fault, note, setPoint, useMyPosition, setDivisions, clear };
}
