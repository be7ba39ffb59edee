import { describe, expect, it } from 'vitest';
import type { Quota } from '../../../../contract/list/list-metadata.ts';
import { exportCost, hintText, requestsForPicked } from './export-cost.tsx';

const quota: Quota = {
  limit: 1000,
  windowSeconds: 3600,
  used: 160,
  frees: null,
  waitsUntil: null,
  listsWaitSeconds: null,
};
const count = (value: number) => value.toLocaleString('en');
const hint = (requests: number | null, change: Partial<Quota> = {}) => {
  const now = { ...quota, ...change };
  return hintText(exportCost(requests, now), now.windowSeconds, count);
};

describe('the cost of an export', () => {
  it('leaves half of the requests for people at work', () => {
    expect(exportCost(23, quota)).toEqual({ requests: 23, remaining: 840, now: 340, perWindow: 500, waitSeconds: 0 });
    expect(exportCost(23, { ...quota, used: 700 })).toMatchObject({ now: 0, waitSeconds: 3600 });
    expect(exportCost(23, { ...quota, waitsUntil: 1 })).toMatchObject({ now: 0, waitSeconds: 3600 });
    expect(exportCost(1400, quota)).toMatchObject({ waitSeconds: 3 * 3600 });
    expect(exportCost(1, { ...quota, limit: 1, used: 0 })).toMatchObject({ now: 1, perWindow: 1 });
  });

  it('says how long it takes where it has to wait', () => {
    expect(hint(23)).toBeNull();
    expect(hint(341)).toBe(
      'It waits for more requests, about an hour in all: half of the requests are left for people at work.',
    );
    expect(hint(1400)).toContain('about 3 hours in all');
    expect(hint(null)).toBe(
      'How many customers there are isn’t known. It can export 34,000 now, then up to 50,000 an hour: ' +
        'half of the requests are left for people at work.',
    );
    expect(hint(null, { used: 900, windowSeconds: 600 })).toContain(
      'It has to wait for requests first, then up to 50,000 every 10 minutes',
    );
  });

  it('of picked customers is that of their pages, or of looking them up', () => {
    const rows = { indexOfId: (id: string) => (id === 'other' ? -1 : Number(id.slice(1))) };
    const eighteen = Array.from({ length: 18 }, (_, at) => `k${30 * at}`);
    // Five pages and five look-ups: see walk-metered.test.ts.
    expect(requestsForPicked(eighteen, rows)).toBe(12);
    expect(requestsForPicked(['k0', 'k1', 'k99'], rows)).toBe(2);
    expect(requestsForPicked(['k0', 'k1', 'k2', 'k100'], rows)).toBe(4);
    expect(requestsForPicked(['k249'], rows)).toBe(2);
    expect(requestsForPicked(['k0', 'other'], rows)).toBe(4);
  });
});
