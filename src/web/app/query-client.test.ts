import { describe, expect, it } from 'vitest';
import { BadRequestError, NetworkError, ServerError, SessionExpiredError } from '../lib/api/api-errors.ts';
import { resumeSession } from '../lib/session/session-expiry.ts';
import { retry } from './query-client.ts';

describe('retry', () => {
  it('retries a lost connection until it is back, and a server error twice', () => {
    expect(retry(100, new NetworkError(), false)).toBe(true);
    expect([0, 1, 2].map((failures) => retry(failures, new ServerError('', null), false))).toEqual([true, true, false]);
    expect(retry(0, new BadRequestError(), false)).toBe(false);
  });

  it('sends what was refused once more if the user has signed in again since it was sent', () => {
    const refused = new SessionExpiredError('', performance.now());
    expect(retry(0, refused, false)).toBe(false);
    resumeSession();
    expect(retry(0, refused, false)).toBe(true);
    expect(retry(1, new SessionExpiredError('', performance.now()), false)).toBe(false);
  });

  it('never retries an error of a metered source, but a lost connection to our own server', () => {
    expect(retry(0, new ServerError('', null), true)).toBe(false);
    expect(retry(7, new NetworkError(), true)).toBe(true);
  });
});
