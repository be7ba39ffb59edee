import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NetworkError, RateLimitedError } from '../lib/api/api-errors.ts';
import { announceRecovery, onRecovery } from '../lib/api/retry-signal.ts';
import { onRequestPause, pausedUntil } from '../lib/api/rate-limit.ts';

/** Lets requests that failed go out again once what stopped them has passed. */
export function Recovery() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const stops = [
      onRecovery((passed) => {
        // A list with rows is static and asks for its next page itself.
        void queryClient.refetchQueries({
          type: 'active',
          predicate: ({ state }) => state.error !== null && passed(state.error),
        });
      }),
      onRequestPause(() => {
        if (pausedUntil() === null) announceRecovery((error) => error instanceof RateLimitedError);
      }),
      onlineManager.subscribe((isOnline) => {
        if (isOnline) announceRecovery((error) => error instanceof NetworkError);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [queryClient]);
  return null;
}
