import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Quota } from '../../../contract/list/list-metadata.ts';
import { noteQuota, noteQuotaHeader, sourceQuota, prefetchPolicyFor } from './quota.ts';

const quota = (used: number): Quota => ({
  limit: 1000,
  windowSeconds: 3600,
  used,
  frees: null,
  waitsUntil: null,
  listsWaitSeconds: null,
});

// The quota outlives this file, and other files test a source that is not metered.
afterAll(() => vi.resetModules());

describe('the quota of the source', () => {
  it('is what the last response reported', () => {
    noteQuota(quota(1));
    expect(sourceQuota()).toEqual(quota(1));
    noteQuotaHeader(JSON.stringify(quota(312)));
    expect(sourceQuota()).toEqual(quota(312));
  });

  it('stays the same when a response has no valid quota', () => {
    noteQuota(quota(7));
    for (const header of [null, '', 'lots', '{"limit":"many"}']) noteQuotaHeader(header);
    expect(sourceQuota()).toEqual(quota(7));
  });

  it('is used more carefully the less of it is left', () => {
    expect([0, 700, 701, 900, 901, 1000].map((used) => prefetchPolicyFor(quota(used)))).toEqual([
      'eager',
      'eager',
      'on-demand',
      'on-demand',
      'manual',
      'manual',
    ]);
    expect(prefetchPolicyFor(null)).toBe('eager');
  });
});
