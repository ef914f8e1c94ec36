import { useQuery } from '@tanstack/vue-query';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';

/** Asked again by itself, should the live line be cut without a word. */
const refetchInterval = 60_000;

/** The platform's counters, all of one instant. */
export function useBoard() {
  return useQuery({ queryKey: keys.board, queryFn: () => call(routes.board), refetchInterval });
}

/** Today's appeals as points. */
export function useTodayMap() {
  return useQuery({ queryKey: keys.map, queryFn: () => call(routes.map), refetchInterval });
}
