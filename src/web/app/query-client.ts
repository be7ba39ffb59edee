import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ForbiddenError, NetworkError, ServerError, SessionExpiredError } from '../lib/api/api-errors.ts';
import { parametersOptions } from '../features/customers/api/customer-queries.ts';
import { expireSession, isOfEarlierSession } from '../lib/session/session-expiry.ts';
import { sessionOptions } from '../lib/session/session-query.ts';
import { isMetered } from '../lib/source/capabilities-query.ts';

/**
 * Whether to retry right away. A lost connection to our own server is retried until it is back, a 5xx twice, but never
 * with a metered source; a request of an earlier session is sent once more. Anything else is a final response.
 */
export function retry(failures: number, error: Error, metered: boolean): boolean {
  if (error instanceof NetworkError) return true;
  if (error instanceof SessionExpiredError) return isOfEarlierSession(error);
  return error instanceof ServerError && failures < 2 && !metered;
}

/** Time in ms before the next attempt: doubles up to five seconds. */
function retryDelay(failures: number): number {
  return Math.min(300 * 2 ** failures, 5_000);
}

export function createQueryClient(): QueryClient {
  const { queryKey } = sessionOptions();
  const onError = (error: Error) => {
    if (error instanceof SessionExpiredError && !isOfEarlierSession(error)) expireSession();
    // The user's role has changed: reload the session, so that the page shows what the new role allows.
    if (error instanceof ForbiddenError && client.getQueryData(queryKey) !== undefined)
      void client.invalidateQueries({ queryKey });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError,
      // A metered source has no list of parameters: the server remembers those that a customer has, and their values.
      onSuccess: (_data, { meta }) => {
        if (meta?.['discoversParameters'] === true && isMetered(client))
          void client.invalidateQueries({ queryKey: parametersOptions().queryKey });
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // Every response of a metered source carries its quota, the failed one too.
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
