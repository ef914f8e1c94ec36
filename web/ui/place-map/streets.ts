import * as L from 'leaflet';
import type { Ground } from './ground.ts';

const line = { color: '#8496aa', weight: 1, fillColor: '#ffffff', fillOpacity: 0.9 } as const;

/** Draws the streets with their names; a name hides while its street is too small for it. */
export function drawGround(map: L.Map, ground: Ground): { bounds: L.LatLngBounds; remove(): void } {
  const named: { polygon: L.Polygon; name: string }[] = [];
  const layer = L.geoJSON(ground, {
    style: line,
    interactive: false,
    onEachFeature: (feature, drawn) => {
      if (!(drawn instanceof L.Polygon)) return;
      const { name } = feature.properties;
      drawn.bindTooltip(name, { permanent: true, direction: 'center', className: 'street-name', interactive: false });
      named.push({ polygon: drawn, name });
    },
  }).addTo(map);

  const fit = () => {
    for (const { polygon, name } of named) {
      const box = polygon.getBounds();
      const width = map.latLngToLayerPoint(box.getNorthEast()).x - map.latLngToLayerPoint(box.getSouthWest()).x;
      polygon.getTooltip()?.setOpacity(width > name.length * 13 ? 1 : 0);
    }
  };
  map.on('zoomend viewreset', fit);
  map.whenReady(fit);
  return {
    bounds: layer.getBounds(),
    remove() {
      map.off('zoomend viewreset', fit);
      layer.remove();
    },
  };
}
