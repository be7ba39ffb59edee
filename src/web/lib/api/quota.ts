import * as z from 'zod/mini';
import { Quota } from '../../../contract/list/list-metadata.ts';
import { createStore, useStore } from '../browser/reactive-store.ts';

const latest = createStore<Quota | null>(null);

/** Records what the server last reported. */
export function noteQuota(quota: Quota): void {
  latest.set(quota);
}

/** As `noteQuota`, from a response header; ignores one that is missing or malformed. */
export function noteQuotaHeader(header: string | null): void {
  if (header === null) return;
  const quota = parseQuota(header);
  if (quota !== null) noteQuota(quota);
}

/** The last quota the server reported; null for a source without one, and before the first response. */
export function sourceQuota(): Quota | null {
  return latest.get();
}

/** Only a metered source reports a quota. */
export function hasReportedQuota(): boolean {
  return latest.get() !== null;
}

export function useSourceQuota(): Quota | null {
  return useStore(latest);
}

/**
 * When the next rows are requested: before they are needed (`eager`), once the last row is reached (`on-demand`, under
 * 30% of the quota left), or only by the user (`manual`, under 10% left).
 */
export type PrefetchPolicy = 'eager' | 'on-demand' | 'manual';

const eagerFrom = 0.3;
const onDemandFrom = 0.1;

export function prefetchPolicyFor(quota: Quota | null): PrefetchPolicy {
  if (quota === null) return 'eager';
  const left = (quota.limit - quota.used) / quota.limit;
  if (left >= eagerFrom) return 'eager';
  return left >= onDemandFrom ? 'on-demand' : 'manual';
}

export function usePrefetchPolicy(): PrefetchPolicy {
  return useStore(latest, prefetchPolicyFor);
}

function parseQuota(header: string): Quota | null {
  try {
    const parsed = z.safeParse(Quota, JSON.parse(header));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
