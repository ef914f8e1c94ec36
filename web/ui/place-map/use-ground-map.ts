import * as L from 'leaflet';
import { onBeforeUnmount, onMounted, type Ref, ref, type ShallowRef, watch } from 'vue';
import type { Ground } from './ground.ts';
import { markerOf, placePin } from './markers.ts';
import { type Bounds, closeUp, type MapMark, nearness, type Spot } from './shapes.ts';
import { streetAt } from './street-at.ts';
import { drawGround } from './streets.ts';

interface Shown {
  readonly point: Ref<Spot | null>;
  readonly ground: Readonly<Ref<Ground | null>>;
  readonly marks: Readonly<Ref<readonly MapMark[]>>;
  readonly bounds: Readonly<Ref<Bounds | null>>;
  readonly attribution: Readonly<Ref<string>>;
  readonly pickable: boolean;
  readonly open: (id: string) => void;
}

const usualAttribution = '© OpenStreetMap contributors';

/**
 * Keeps a Leaflet map in `box` equal to what is to be shown, while the component lives. Returns the name of the street
 * in the middle of the view, so that one knows where one is without tiles; empty outside of all streets.
 */
export function useGroundMap(box: Readonly<ShallowRef<HTMLElement | null>>, shown: Shown): Readonly<Ref<string>> {
  let map: L.Map | undefined;
  const here = ref('');

  onMounted(() => {
    if (!box.value) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    map = L.map(box.value, {
      zoomControl: false,
      zoomAnimation: !still,
      fadeAnimation: !still,
      markerZoomAnimation: !still,
      maxZoom: 19,
      minZoom: 7,
      zoomSnap: 0.5,
    });
    L.control.zoom({ zoomInTitle: '放大', zoomOutTitle: '缩小', position: 'topright' }).addTo(map);
    L.control.scale({ imperial: false, maxWidth: 80 }).addTo(map);
    map.attributionControl.setPrefix(false);
    const sized = new ResizeObserver(() => map?.invalidateSize({ animate: false }));
    sized.observe(box.value);
    map.on('unload', () => sized.disconnect());
    show(map, shown);
    const look = () => {
      const middle = map?.getCenter();
      here.value = (middle && shown.ground.value && streetAt(shown.ground.value, [middle.lng, middle.lat])) ?? '';
    };
    map.on('moveend', look);
    watch(shown.ground, look, { immediate: true });
  });
  onBeforeUnmount(() => map?.remove());
  return here;
}

function show(map: L.Map, shown: Shown): void {
  const marks = L.featureGroup().addTo(map);
  let streets: ReturnType<typeof drawGround> | undefined;
  let attribution = '';
  /** The reader moved the map himself: new data must not pull it away under his thumb. */
  let held = false;
  let framing = false;
  map.on('dragstart zoomstart', () => {
    held ||= !framing;
  });

  const lookAtAll = () => {
    const point = shown.point.value;
    if (point)
      return void map.setView([point[1], point[0]], Math.max(map.getZoom() || 0, nearness(shown.pickable)), {
        animate: false,
      });
    const around = [marks.getBounds(), streets?.bounds, boxOf(shown.bounds.value)].find((box) => box?.isValid());
    if (around) map.fitBounds(around, { padding: [32, 32], maxZoom: closeUp, animate: false });
    else map.setView([0, 0], 7);
  };
  const frame = () => {
    if (held) return;
    framing = true;
    lookAtAll();
    framing = false;
  };
  map.on('resize', frame);

  watch(
    shown.attribution,
    (given) => {
      if (attribution) map.attributionControl.removeAttribution(attribution);
      attribution = given || usualAttribution;
      map.attributionControl.addAttribution(attribution);
    },
    { immediate: true },
  );
  watch(
    [shown.ground, shown.bounds],
    () => {
      streets?.remove();
      streets = shown.ground.value ? drawGround(map, shown.ground.value) : undefined;
      frame();
    },
    { immediate: true },
  );
  watch(
    shown.marks,
    (now) => {
      marks.clearLayers();
      for (const mark of now) marks.addLayer(markerOf(mark, shown.open));
      frame();
    },
    { immediate: true },
  );
  if (shown.pickable || shown.point.value) placePin(map, shown.point, shown.pickable);
}

function boxOf(bounds: Bounds | null): L.LatLngBounds | undefined {
  return bounds ? L.latLngBounds([bounds[1], bounds[0]], [bounds[3], bounds[2]]) : undefined;
}
