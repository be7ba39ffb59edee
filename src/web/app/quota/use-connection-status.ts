import { useQueryClient, type Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { NetworkError, ServerError } from '../../lib/api/api-errors.ts';
import { useIsRateLimited } from '../../lib/api/use-countdown.ts';
import { useIsOnline } from '../../lib/hooks/use-is-online.ts';

/** Why requests are not answered right now; null while they are. */
export type ConnectionStatus = 'offline' | 'limit used up' | 'lists wait' | 'not answering';

export function useConnectionStatus(): ConnectionStatus | null {
  const queries = useQueryClient().getQueryCache();
  const isOnline = useIsOnline();
  const isPaused = useIsRateLimited('everything');
  const doListsWait = useIsRateLimited('lists');
  const isFailing = useSyncExternalStore(
    (listener) => queries.subscribe(listener),
    () => queries.getAll().some((query) => isWanted(query) && isOfSource(query.state.fetchFailureReason)),
  );
  if (!isOnline) return 'offline';
  if (isPaused) return 'limit used up';
  if (doListsWait) return 'lists wait';
  return isFailing ? 'not answering' : null;
}

/** On screen, or being read for it, as by a refresh. */
function isWanted(query: Query): boolean {
  return query.getObserversCount() > 0 || query.state.fetchStatus === 'fetching';
}

function isOfSource(failure: Error | null): boolean {
  return failure instanceof NetworkError || failure instanceof ServerError;
}
