import type { Query } from '@tanstack/react-query';
import { NetworkError, ServerError } from '../../lib/api/api-errors.ts';
import { useIsRateLimited } from '../../lib/api/rate-limit-countdown.ts';
import { useIsOnline } from '../../lib/hooks/use-is-online.ts';
import { useQueryCache } from '../../lib/hooks/use-query-cache.ts';

/** Why there are no responses right now. */
export type ConnectionStatus = 'offline' | 'limit reached' | 'lists paused' | 'not responding';

/** Null while all is well. */
export function useConnectionStatus(): ConnectionStatus | null {
  const isOnline = useIsOnline();
  const isLimited = useIsRateLimited('everything');
  const areListsLimited = useIsRateLimited('lists');
  const isFailing = useQueryCache((cache) =>
    cache.getAll().some((query) => isInUse(query) && isConnectionFailure(query.state.fetchFailureReason)),
  );
  if (!isOnline) return 'offline';
  if (isLimited) return 'limit reached';
  if (areListsLimited) return 'lists paused';
  return isFailing ? 'not responding' : null;
}

/** On screen, or loading for it, such as a refresh. */
function isInUse(query: Query): boolean {
  return query.getObserversCount() > 0 || query.state.fetchStatus === 'fetching';
}

function isConnectionFailure(error: Error | null): boolean {
  return error instanceof NetworkError || error instanceof ServerError;
}
