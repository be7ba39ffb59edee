import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NetworkError, RateLimitedError } from '../lib/api/api-errors.ts';
import { onRateLimitChange, rateLimitedUntil } from '../lib/api/rate-limit-countdown.ts';
import { notifyRetry, onRetry } from '../lib/api/retry-events.ts';

/** Sends failed requests again once what stopped them has passed. */
export function AutomaticRetry() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const stops = [
      onRetry((canRetry) => {
        // A list with rows is static and retries its next page itself.
        void queryClient.refetchQueries({
          type: 'active',
          predicate: ({ state }) => state.error !== null && canRetry(state.error),
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
