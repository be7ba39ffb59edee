import { describe, expect, it } from 'vitest';
import { now, refusal } from '../../../../testing/tiquo/quota-under-test.ts';
import { newDatabase } from '../../../../testing/postgres/test-database.ts';
import { openSharedSystem } from '../../../../testing/system-stores/open-test-system.ts';
import { TiquoQuota } from './tiquo-quota.ts';

const limit = { requests: 10, windowSeconds: 3600 };

async function quotasOfProcesses(count: number): Promise<readonly TiquoQuota[]> {
  const url = await newDatabase();
  const quotas: TiquoQuota[] = [];
  for (let process = 0; process < count; process += 1) {
    const system = await openSharedSystem(url);
    quotas.push(await TiquoQuota.open(system.upstream('tiquo'), limit, now));
  }
  return quotas;
}

describe('the quota of processes that share PostgreSQL', () => {
  it('is one: as many requests as it allows are sent by all of them together', async () => {
    const quotas = await quotasOfProcesses(3);
    const refusals = await Promise.all(
      quotas.flatMap((quota) => Array.from({ length: 10 }, (_, index) => refusal(quota, 'look-up', now + index))),
    );
    expect(refusals.filter((seconds) => seconds === null)).toHaveLength(10);
    for (const quota of quotas) expect((await quota.standing(now + 30)).used).toBe(10);
  });

  it('waits everywhere once Tiquo has refused a request of one', async () => {
    const [first, second] = await quotasOfProcesses(2);
    if (first === undefined || second === undefined) throw new Error('no quotas');
    expect(await refusal(second, 'look-up', now)).toBeNull();
    await first.learnRefusal({ retryAfter: '60', date: null }, now);
    expect(await refusal(second, 'look-up', now + 1)).toBe(60);
  });
});
