import { useEffect, useState } from 'react';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { freshFor } from '../../../lib/source/freshness.ts';
import { customerOptions, type ReadCustomer } from '../api/customer-queries.ts';
import { useTriedQuery, type TriedQuery } from '../api/use-retrying-query.ts';

/** How long the panel stays on a listed customer before asking for it, where asks are costly, in milliseconds. */
const restFor = 500;

/**
 * One customer whole. `listedAt` is when the source said the row that is shown meanwhile, in milliseconds since 1970;
 * null when there is none, and then nothing is waited for. Where asks are costly, only a panel that rests asks, and
 * never for what was read whole before and is known from an answer that is fresh.
 */
export function useCustomerDetail(customerId: string, listedAt: number | null): TriedQuery<ReadCustomer> {
  const isMetered = useIsMetered();
  const isRested = useIsRested(customerId);
  return useTriedQuery({
    ...customerOptions(customerId),
    enabled: !isMetered || listedAt === null || isRested,
    staleTime: () =>
      isMetered && listedAt !== null && Date.now() - listedAt < freshFor() ? Number.POSITIVE_INFINITY : freshFor(),
  });
}

function useIsRested(customerId: string): boolean {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(customerId), restFor);
    return () => clearTimeout(timer);
  }, [customerId]);
  return rested === customerId;
}
