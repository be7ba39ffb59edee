import { useEffect, useState } from 'react';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { freshFor } from '../../../lib/source/cache-lifetime.ts';
import { customerOptions, type CustomerResponse } from '../api/customer-queries.ts';
import { useRetryingQuery, type RetryingQuery } from '../api/use-retrying-query.ts';

/** How long the panel stays on a listed customer before it requests the details from a metered source, in ms. */
const requestDelay = 500;

/**
 * All details of a customer. `listedAt` is when the source returned the row that is shown until then, in ms since 1970;
 * null when there is no row. With a row, the details come from a metered source only after a short delay, so that
 * stepping through customers costs nothing, and are not requested again while the row is fresh.
 */
export function useCustomerDetail(customerId: string, listedAt: number | null): RetryingQuery<CustomerResponse> {
  const isMetered = useIsMetered();
  const isDelayOver = useIsDelayOver(customerId);
  return useRetryingQuery({
    ...customerOptions(customerId),
    enabled: !isMetered || listedAt === null || isDelayOver,
    staleTime: () =>
      isMetered && listedAt !== null && Date.now() - listedAt < freshFor() ? Number.POSITIVE_INFINITY : freshFor(),
  });
}

function useIsDelayOver(customerId: string): boolean {
  const [delayed, setDelayed] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(customerId), requestDelay);
    return () => clearTimeout(timer);
  }, [customerId]);
  return delayed === customerId;
}
