import { expect, it } from 'vitest';
import { errors } from '../../../../contract/error-messages.ts';
import { hour, now, quotaStoreOfEachTest, refusal, use } from '../../../../testing/tiquo/quota-under-test.ts';
import { currentCaller } from '../../current-caller.ts';
import { SourceQuotaError } from '../../source-errors.ts';
import type { TiquoQuota } from './tiquo-quota.ts';

const { quotaOf } = quotaStoreOfEachTest();

/** How many of these requests at the same time are accepted for a caller. */
async function accepted(quota: TiquoQuota, caller: string, requests: number, at = now): Promise<number> {
  const decisions = await currentCaller.run(caller, () =>
    Promise.all(Array.from({ length: requests }, (_, index) => quota.decide(index % 2 === 0 ? 'list' : 'look-up', at))),
  );
  return decisions.filter((decision) => decision.accepted).length;
}

it('lets each caller take a quarter of what is left for lists, and a tenth of the limit whatever is left', async () => {
  const quota = await quotaOf();
  expect(await accepted(quota, 'a', 1000)).toBe(245);
  expect(await accepted(quota, 'b', 1000)).toBe(184);
  await use(quota, 400);
  expect(await accepted(quota, 'c', 1000)).toBe(100);
});

it('counts a caller in a rolling window, and says when they may go on', async () => {
  const quota = await quotaOf();
  expect(await accepted(quota, 'a', 245)).toBe(245);
  const later = now + 600_000;
  await currentCaller.run('a', async () => {
    expect(await refusal(quota, 'list', later)).toBe(3000);
    expect(await refusal(quota, 'look-up', later)).toBe(3000);
    expect((await quota.standing(later)).listsWaitSeconds).toBe(3000);
  });
  await currentCaller.run('b', async () => expect((await quota.standing(later)).listsWaitSeconds).toBeNull());
  expect(await refusal(quota, 'list', later)).toBeNull();
  expect(await accepted(quota, 'a', 1, now + hour.windowSeconds * 1000)).toBe(1);
});

it('gives back what was never sent', async () => {
  const quota = await quotaOf();
  await currentCaller.run('a', async () => {
    for (let request = 0; request < 300; request += 1) {
      const decision = await quota.decide('list', now + request);
      if (!decision.accepted) throw new SourceQuotaError(decision);
      await quota.giveBack(decision);
    }
  });
  expect(await accepted(quota, 'a', 1000, now + 300)).toBe(245);
});

it('gives a caller back what was never sent, even if the clock was set back before', async () => {
  const quota = await quotaOf();
  expect(await accepted(quota, 'b', 1, now + 30_000)).toBe(1);
  await currentCaller.run('a', async () => {
    for (let request = 0; request < 300; request += 1) {
      const decision = await quota.decide('list', now + request);
      if (!decision.accepted) throw new SourceQuotaError(decision);
      await quota.giveBack(decision);
    }
  });
  expect(await accepted(quota, 'a', 1000, now + 300)).toBe(245);
});

it('does not share out a limit of a few requests', async () => {
  const quota = await quotaOf({ requests: 50, windowSeconds: 60 });
  expect(await accepted(quota, 'a', 100)).toBe(50);
});

it('says whose share is used up', async () => {
  const quota = await quotaOf();
  await accepted(quota, 'a', 245);
  const decision = await currentCaller.run('a', () => quota.decide('list', now));
  expect(decision.accepted ? null : new SourceQuotaError(decision).message).toBe(errors.shareUsed(245, 3600));
});
