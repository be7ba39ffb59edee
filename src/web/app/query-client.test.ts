import { describe, expect, it } from 'vitest';
import { BadRequestError, NetworkError, ServerError } from '../lib/api/api-errors.ts';
import { retry } from './query-client.ts';

describe('what is tried again by itself', () => {
  it('is a lost connection until it is back, and a failure of the server twice', () => {
    expect(retry(100, new NetworkError(), false)).toBe(true);
    expect([0, 1, 2].map((failures) => retry(failures, new ServerError('', null), false))).toEqual([true, true, false]);
    expect(retry(0, new BadRequestError(), false)).toBe(false);
  });

  it('is never a failure of a source that counts each ask, but a lost connection to our own server', () => {
    expect(retry(0, new ServerError('', null), true)).toBe(false);
    expect(retry(7, new NetworkError(), true)).toBe(true);
  });
});
