import { useQuery, useQueryClient, type QueryKey, type UndefinedInitialDataOptions } from '@tanstack/react-query';
import { NetworkError } from '../../../lib/api/api-errors.ts';

export interface TriedQuery<T> {
  readonly data: T | undefined;
  /** Why it could not be read: for good, or so far where a lost connection is still being tried. */
  readonly problem: Error | null;
  readonly isOffline: boolean;
  /** Asks now, without waiting for the next try. */
  readonly retry: () => void;
}

/** A query that tells of a lost connection while it tries on. */
export function useTriedQuery<T, K extends QueryKey>(
  options: UndefinedInitialDataOptions<T, Error, T, K>,
): TriedQuery<T> {
  const client = useQueryClient();
  const { data, error, failureReason, fetchStatus, refetch } = useQuery(options);
  const isTrying = failureReason instanceof NetworkError && fetchStatus === 'fetching';
  return {
    data,
    problem: error ?? (isTrying ? failureReason : null),
    isOffline: fetchStatus === 'paused',
    retry: () => {
      void client.cancelQueries({ queryKey: options.queryKey, exact: true }).then(() => refetch());
    },
  };
}
