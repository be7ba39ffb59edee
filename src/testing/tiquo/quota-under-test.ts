import { beforeEach } from 'vitest';
import { TiquoQuota } from '../../server/customers/tiquo/quota/tiquo-quota.ts';
import type { RequestClass } from '../../server/customers/tiquo/quota/request-class.ts';
import type { TiquoStore } from '../../server/customers/tiquo/tiquo-store.ts';
import { openSystemStore } from '../../server/open-system-store.ts';
import type { SystemStore } from '../../server/system-store.ts';
import { temporaryDirectory } from '../customers/test-store.ts';

export const now = 1_900_000_000_000;
export const hour = { requests: 1000, windowSeconds: 3600 };

/** A new store before each test of a file, and quotas over it. */
export function quotaStoreOfEachTest() {
  let directory = '';
  let system: SystemStore;
  const open = (): Promise<SystemStore> =>
    openSystemStore({ dataDirectory: directory, limit: { requests: 1, windowSeconds: 1 }, as: 'server' });
  beforeEach(async () => {
    directory = temporaryDirectory();
    system = await open();
    return async () => await system.close();
  });
  return {
    quotaOf: (limit = hour, at = now, name = 'tiquo'): Promise<TiquoQuota> =>
      TiquoQuota.open(system.upstream(name), limit, at),
    storeOf: (name = 'tiquo'): TiquoStore => system.upstream(name),
    /** Closes the store, with which earlier quotas fail, and opens it again. */
    reopen: async (): Promise<void> => {
      await system.close();
      system = await open();
    },
  };
}

/** Counts one request that the quota accepts; resolves to the time it counts at. */
export async function take(quota: TiquoQuota, requestClass: RequestClass, at: number): Promise<number> {
  const decision = await quota.decide(requestClass, at);
  if (!decision.accepted) throw new Error('the quota refused a request');
  return decision.at;
}

/** Counts several requests that the quota accepts. */
export async function use(
  quota: TiquoQuota,
  requests: number,
  requestClass: RequestClass = 'look-up',
  at = now,
): Promise<void> {
  for (let request = 0; request < requests; request += 1) await take(quota, requestClass, at);
}

/** The seconds after which the quota wants to be tried again, or null once it has counted the request. */
export async function refusal(quota: TiquoQuota, requestClass: RequestClass, at: number): Promise<number | null> {
  const decision = await quota.decide(requestClass, at);
  return decision.accepted ? null : decision.retryAfter;
}
