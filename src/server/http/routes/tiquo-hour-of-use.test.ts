import { describe, expect, it } from 'vitest';
import { simulateHourOfUse } from '../../../testing/tiquo/simulate-hour-of-use.ts';
import { isFullScale, scaled } from '../../../testing/test-scale.ts';

describe('an hour of twenty staff over Tiquo', () => {
  const seeds = Array.from({ length: scaled(1, 3) }, (_, index) => index + 1);
  it.each(seeds)('takes at most 950 requests to Tiquo, none refused (seed %i)', async (seed) => {
    const { upstreamRequests, refusals, requests, statuses, waits } = await simulateHourOfUse({
      speed: scaled(360, 60),
      seed,
    });
    if (isFullScale) {
      const worst = Math.round(Math.max(...waits));
      console.log(`${requests} requests, ${upstreamRequests} to Tiquo, longest wait ${worst} ms`);
    }
    expect(requests).toBeGreaterThan(700);
    expect([...statuses.keys()]).toEqual([200]);
    expect(refusals).toBe(0);
    expect(upstreamRequests).toBeLessThanOrEqual(950);
  });
});
