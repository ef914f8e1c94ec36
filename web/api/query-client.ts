import { QueryClient } from '@tanstack/vue-query';
import { Problem } from './problem.ts';

/** One client per page. A refusal is an answer and not asked again; a fault is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A page without a connection shows its error and a button, not a wheel that never stops.
        networkMode: 'always',
        retry: (count, error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
        retryDelay: (count) => 500 * 2 ** count,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
