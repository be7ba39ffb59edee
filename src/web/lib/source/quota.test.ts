import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Budget } from '../../../contract/app-api.ts';
import { noteBudget, noteBudgetHeader, onSourceBudget, sourceBudget, spendingOf } from './quota.ts';

const budget = (used: number): Budget => ({
  limit: 1000,
  windowSeconds: 3600,
  used,
  frees: null,
  waitsUntil: null,
  listsWaitSeconds: null,
});

// What is noted here is kept, and other files are of a source whose asks are free.
afterAll(() => vi.resetModules());

describe('the budget of the source', () => {
  it('is what the last answer said, and is told to whoever shows it', () => {
    const told: (Budget | null)[] = [];
    const stop = onSourceBudget(() => told.push(sourceBudget()));
    noteBudget(budget(1));
    noteBudgetHeader(JSON.stringify(budget(312)));
    stop();
    noteBudget(budget(313));
    expect(told).toEqual([budget(1), budget(312)]);
    expect(sourceBudget()).toEqual(budget(313));
  });

  it('stays as it was when an answer says nothing that can be understood', () => {
    noteBudget(budget(7));
    for (const header of [null, '', 'lots', '{"limit":"many"}']) noteBudgetHeader(header);
    expect(sourceBudget()).toEqual(budget(7));
  });

  it('is spent more carefully the less is left of it', () => {
    expect([0, 700, 701, 900, 901, 1000].map((used) => spendingOf(budget(used)))).toEqual([
      'ahead',
      'ahead',
      'at the end',
      'at the end',
      'by hand',
      'by hand',
    ]);
    expect(spendingOf(null)).toBe('ahead');
  });
});
