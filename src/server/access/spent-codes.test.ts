import { describe, expect, it } from 'vitest';
import { SpentCodes } from './spent-codes.ts';

describe('a code of an authenticator app', () => {
  it('is taken once from each person, and again when it may have come up anew', () => {
    const codes = new SpentCodes();
    expect([codes.spend('ada', '123456', 0), codes.spend('ada', '123456', 89_999)]).toEqual([true, false]);
    expect([codes.spend('grace', '123456', 1), codes.spend('ada', '654321', 1)]).toEqual([true, true]);
    expect([codes.spend('ada', '123456', 90_000), codes.spend('ada', '123456', 90_001)]).toEqual([true, false]);
  });
});
