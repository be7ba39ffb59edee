import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NetworkError, RateLimitedError } from '../lib/api/api-errors.ts';
import { notifyRetry, onRetry } from '../lib/api/retry-signal.ts';
import { onRateLimitChange, rateLimitedUntil } from '../lib/api/rate-limit.ts';

/** Lets requests that failed go out again once what stopped them has passed. */
export function AutomaticRetry() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const stops = [
      onRetry((passed) => {
        // A list with rows is static and asks for its next page itself.
        void queryClient.refetchQueries({
          type: 'active',
          predicate: ({ state }) => state.error !== null && passed(state.error),
        });
      }),
      onRateLimitChange(() => {
        if (rateLimitedUntil() === null) notifyRetry((error) => error instanceof RateLimitedError);
      }),
      onlineManager.subscribe((isOnline) => {
        if (isOnline) notifyRetry((error) => error instanceof NetworkError);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [queryClient]);
  return null;
}
