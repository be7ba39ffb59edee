import { describe, expect, it } from 'vitest';
import { BadRequestError, NetworkError, ServerError } from '../lib/api-errors.ts';
import { noteBudget } from '../lib/source-budget.ts';
import { retry } from './query-client.ts';

describe('what is tried again by itself', () => {
  it('is a lost connection until it is back, and a failure of the server twice', () => {
    expect(retry(100, new NetworkError())).toBe(true);
    expect([0, 1, 2].map((failures) => retry(failures, new ServerError('', null)))).toEqual([true, true, false]);
    expect(retry(0, new BadRequestError())).toBe(false);
  });

  it('is never a failure of a source that counts each ask, but a lost connection to our own server', () => {
    noteBudget({ limit: 1000, windowSeconds: 3600, used: 1, frees: null, waitsUntil: null, listsWaitSeconds: null });
    expect(retry(0, new ServerError('', null))).toBe(false);
    expect(retry(7, new NetworkError())).toBe(true);
  });
});
