import { describe, expect, it } from 'vitest';
import { simulateStaffHour } from '../../../testing/tiquo/staff-hour.ts';
import { isFullScale, scaled } from '../../../testing/test-scale.ts';

describe('an hour of twenty staff over Tiquo', () => {
  const seeds = Array.from({ length: scaled(1, 3) }, (_, index) => index + 1);
  it.each(seeds)('takes 950 calls at most and meets no refusal (seed %i)', async (seed) => {
    const { calls, refusals, requests, statuses, waits } = await simulateStaffHour({ speed: scaled(360, 60), seed });
    if (isFullScale) {
      const worst = Math.round(Math.max(...waits));
      console.log(
        `${requests} requests, ${calls} calls, ${requests - calls} answered without one, longest wait ${worst} ms`,
      );
    }
    expect(requests).toBeGreaterThan(700);
    expect([...statuses.keys()]).toEqual([200]);
    expect(refusals).toBe(0);
    expect(calls).toBeLessThanOrEqual(950);
  });
});
