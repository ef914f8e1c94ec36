import * as L from 'leaflet';
import type { MapMark } from './shapes.ts';

/** Round, triangle, square as the lights' shapes; grey and round for what has no light. */
const shapes = {
  blue: '<circle cx="14" cy="14" r="9"/>',
  yellow: '<path d="M14 4 25 23H3Z"/>',
  red: '<rect x="5" y="5" width="18" height="18" rx="2"/>',
  none: '<circle cx="14" cy="14" r="9"/>',
} as const;

/** The icon of a mark: its light's shape, hollow when it stands only for the middle of its area. */
export function markIcon(mark: MapMark): L.DivIcon {
  const light = mark.light ?? 'none';
  const hollow = mark.exact === false ? ' hollow' : '';
  return L.divIcon({
    className: `light-mark ${light}${hollow}`,
    html: `<svg aria-hidden="true" viewBox="0 0 28 28">${shapes[light]}</svg>`,
    iconSize: [44, 44],
  });
}

/** The pin of a chosen place; its foot stands on the point. */
export function pinIcon(): L.DivIcon {
  return L.divIcon({
    className: 'place-pin',
    html: '<svg aria-hidden="true" viewBox="0 0 32 44"><path d="M16 43S3 27 3 16a13 13 0 1 1 26 0c0 11-13 27-13 27Z"/><circle cx="16" cy="16" r="5"/></svg>',
    iconSize: [32, 44],
    iconAnchor: [16, 43],
  });
}
