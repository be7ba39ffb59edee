import { describe, expect, it } from 'vitest';
import { remainingText } from './export-progress.tsx';

describe('the progress of an export', () => {
  it.each([
    [100, 1_500, 'about 14 s left'],
    [100, 900, null],
    [0, 5_000, null],
    [10, 20_000, 'about 33 min left'],
    [1_000, 5_000, 'about 1 s left'],
  ])('says what is left of 1,000 customers: %i after %i ms', (written, elapsed, text) => {
    const query = new URLSearchParams();
    const job = { request: { format: 'csv' as const, query, selection: null }, total: 1_000, written, error: null };
    expect(remainingText({ ...job, elapsed })).toBe(text);
  });
});
