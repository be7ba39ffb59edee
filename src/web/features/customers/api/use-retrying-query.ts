import { useQuery, useQueryClient, type QueryKey, type UndefinedInitialDataOptions } from '@tanstack/react-query';
import { NetworkError } from '../../../lib/api/api-errors.ts';

export interface RetryingQuery<T> {
  readonly data: T | undefined;
  /** Why it failed, or has not loaded yet while a lost connection is being retried. */
  readonly error: Error | null;
  readonly isOffline: boolean;
  /** Retries now, without waiting for the next attempt. */
  readonly retry: () => void;
}

/** A query that reports a lost connection while it keeps retrying. */
export function useRetryingQuery<T, K extends QueryKey>(
  options: UndefinedInitialDataOptions<T, Error, T, K>,
): RetryingQuery<T> {
  const client = useQueryClient();
  const { data, error: finalError, failureReason, fetchStatus, refetch } = useQuery(options);
  const isRetrying = failureReason instanceof NetworkError && fetchStatus === 'fetching';
  return {
    data,
    error: finalError ?? (isRetrying ? failureReason : null),
    isOffline: fetchStatus === 'paused',
    retry: () => {
      void client.cancelQueries({ queryKey: options.queryKey, exact: true }).then(() => refetch());
    },
  };
}
