import { expect, it } from 'vitest';
import { decodeActivityFilter, encodeActivityFilter, type ActivityFilter } from './activity-filter.ts';

const everything: ActivityFilter = { search: '', person: null, action: null };

it.each<ActivityFilter>([
  everything,
  { search: 'ada@example.test', person: null, action: null },
  { search: '', person: 'p1', action: 'signed-in' },
  { search: 'a', person: 'p1', action: 'viewed' },
])('reads back what it wrote: %o', (filter) => {
  const { query, state } = encodeActivityFilter(filter);
  expect(decodeActivityFilter(new URLSearchParams(query), state)).toEqual(filter);
  expect(query).not.toContain('ada');
});

it('takes what it does not understand for left out', () => {
  expect(decodeActivityFilter(new URLSearchParams('action=danced&person='), { activitySearch: 7 })).toEqual(everything);
});

it('shows no one what another user searched for', () => {
  expect(decodeActivityFilter(new URLSearchParams(), { activitySearch: 'ada', userId: 'someone else' })).toEqual(
    everything,
  );
});
