import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { Problem, problemOf } from '../../api/problem.ts';

/** The streets of a platform, as GeoJSON. */
export interface Ground {
  readonly type: 'FeatureCollection';
  readonly features: readonly {
    readonly type: 'Feature';
    readonly properties: { readonly id: string; readonly name: string };
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
      | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
  }[];
}

/** The ground of a platform for a map; asked once, it does not change while a page is open. */
export function useGround(platform: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['ground', toValue(platform)]),
    queryFn: () => fetchGround(toValue(platform)),
    enabled: computed(() => toValue(platform) !== ''),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

async function fetchGround(platform: string): Promise<Ground> {
  const response = await fetch(`/api/city/ground/${encodeURIComponent(platform)}`).catch(() => {
    throw new Problem('no_connection', 0);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, body);
  return body as Ground;
}
