import * as L from 'leaflet';
import { type Ref, watch } from 'vue';
import { markIcon, pinIcon } from './icons.ts';
import { type MapMark, nearness, type Spot, surroundings } from './shapes.ts';

/** A mark that opens what it stands for, by a tap or by Enter. */
export function markerOf(mark: MapMark, open: (id: string) => void): L.Marker {
  const marker = L.marker([mark.point[1], mark.point[0]], {
    icon: markIcon(mark),
    title: mark.label,
    alt: mark.label,
    riseOnHover: true,
  });
  return marker
    .on('click', () => open(mark.id))
    .on('keypress', (event) => {
      if (event.originalEvent.key === 'Enter') open(mark.id);
    });
}

/** The pin: with `pickable` it follows a tap and can be dragged; else it only shows the point. */
export function placePin(map: L.Map, point: Ref<Spot | null>, pickable: boolean): void {
  const pin = L.marker([0, 0], { icon: pinIcon(), draggable: pickable, keyboard: false, alt: '选定的位置' });
  const choose = (at: L.LatLng) => {
    point.value = [round(at.wrap().lng), round(at.lat)];
  };
  if (pickable) {
    map.on('click', (event) => choose(event.latlng));
    pin.on('dragend', () => choose(pin.getLatLng()));
  }
  watch(
    point,
    (now) => {
      if (!now) return void pin.remove();
      const at = L.latLng(now[1], now[0]);
      pin.setLatLng(at).addTo(map);
      if (!map.getBounds().pad(-0.05).contains(at) || map.getZoom() < surroundings)
        map.setView(at, nearness(pickable), { animate: false });
    },
    { immediate: true },
  );
}

/** Six decimals: about ten centimetres. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
