import { QueryCache, QueryClient } from '@tanstack/react-query';
import { NetworkError, ServerError, SessionEndedError } from '../lib/api-errors.ts';
import { setSessionEnded } from '../lib/session-ended.ts';

/** A lost connection is tried until it is back; a 5xx twice; anything else is an answer. */
function retry(failures: number, error: Error): boolean {
  return error instanceof NetworkError || (failures < 2 && error instanceof ServerError);
}

/** Milliseconds before the next try, doubling up to five seconds. */
function retryDelay(failures: number): number {
  return Math.min(300 * 2 ** failures, 5_000);
}

function noticeSessionEnd(error: Error): void {
  if (error instanceof SessionEndedError) setSessionEnded(true);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeSessionEnd }),
    defaultOptions: {
      queries: {
        retry,
        retryDelay,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        gcTime: 30 * 60_000,
      },
    },
  });
}
