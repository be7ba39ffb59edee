import { QueryClient } from '@tanstack/react-query';
import { NetworkError, ServerError } from '../lib/api-errors.ts';

/** Only what may pass by itself is tried again: a lost connection and a 5xx, twice. */
function retry(failures: number, error: Error): boolean {
  return failures < 2 && (error instanceof NetworkError || error instanceof ServerError);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry,
        retryDelay: (failures) => 300 * 2 ** failures,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        gcTime: 30 * 60_000,
      },
    },
  });
}
