import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../contract/list/list-filter.ts';
import { appliedFilters, withFilters } from './applied-filters.ts';

const gold: Condition = { field: 'tier', operator: 'is', value: 'Gold' };
const silver: Condition = { field: 'tier', operator: 'is', value: 'Silver' };
const email: Condition = { field: 'email', operator: 'set' };
const credit = { id: 'credit', value: '007.50' };

describe('the filters of a list', () => {
  it('are a parameter filter, paused by a search, and the conditions', () => {
    expect(appliedFilters({ parameter: credit, conditions: [email], search: 'mur' })).toEqual([
      { field: 'credit', conditions: [{ field: 'credit', operator: 'is', value: '007.50' }], isPaused: true },
      { field: 'email', conditions: [email], isPaused: false },
    ]);
    expect(appliedFilters({ parameter: { id: 'credit', value: null }, conditions: [], search: '' })).toEqual([
      { field: 'credit', conditions: [{ field: 'credit', operator: 'set' }], isPaused: false },
    ]);
  });
});

describe('a changed filter', () => {
  it('takes the position of the one that was edited', () => {
    const filters = { parameter: null, conditions: [gold, email] };
    expect(withFilters(filters, [gold], [silver], true)).toEqual({ parameter: null, conditions: [silver, email] });
    expect(withFilters(filters, [], [silver], true).conditions).toEqual([gold, email, silver]);
    expect(withFilters(filters, [gold], [], true).conditions).toEqual([email]);
  });

  it('replaces the parameter filter of an older link only if it is of the same parameter', () => {
    const filters = { parameter: credit, conditions: [] };
    expect(withFilters(filters, [], [gold], true)).toEqual({ parameter: credit, conditions: [gold] });
    const atLeast: Condition = { field: 'credit', operator: 'gte', value: 7 };
    expect(withFilters(filters, [], [atLeast], true)).toEqual({ parameter: null, conditions: [atLeast] });
  });

  it('is the only one where filters cannot be combined', () => {
    const filters = { parameter: credit, conditions: [] };
    expect(withFilters(filters, [], [gold], false)).toEqual({
      parameter: { id: 'tier', value: 'Gold' },
      conditions: [],
    });
    expect(withFilters(filters, [gold], [], false)).toEqual({ parameter: null, conditions: [] });
  });
});
