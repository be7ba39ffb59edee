import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ForbiddenError, NetworkError, ServerError, SessionExpiredError } from '../lib/api/api-errors.ts';
import { sessionOptions } from '../lib/session/session-query.ts';
import { setSessionExpired } from '../lib/session/session-expiry.ts';
import { isMetered } from '../lib/source/capabilities-query.ts';

/**
 * A lost connection to our own server is tried until it is back; a 5xx twice, but of a source that counts each ask
 * never; anything else is an answer.
 */
export function retry(failures: number, error: Error, isCounted: boolean): boolean {
  if (error instanceof NetworkError) return true;
  return error instanceof ServerError && failures < 2 && !isCounted;
}

/** Milliseconds before the next try, doubling up to five seconds. */
function retryDelay(failures: number): number {
  return Math.min(300 * 2 ** failures, 5_000);
}

export function createQueryClient(): QueryClient {
  const { queryKey } = sessionOptions();
  const notice = (error: Error) => {
    if (error instanceof SessionExpiredError) setSessionExpired(true);
    // Their role was changed: who the reader is now is asked anew, so that the page is that of the role they have.
    if (error instanceof ForbiddenError && client.getQueryData(queryKey) !== undefined)
      void client.invalidateQueries({ queryKey });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        // Every response of a metered source reports its quota, so the failed one did too.
        retry: (failures, error) => retry(failures, error, isMetered(client)),
        retryDelay,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        gcTime: 30 * 60_000,
      },
    },
  });
  return client;
}
