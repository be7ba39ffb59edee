import { describe, expect, it } from 'vitest';
import { noRefinements } from '../../../lib/source/capabilities-query.ts';
import { noLayout } from './list-layout.ts';
import { listRequestOf } from './list-request.ts';
import { decodeListParams } from './list-url-params.ts';

const all = { combinesFilters: true, sorts: true, includesParameters: true };
const requestOf = (query: string, refinements = all) =>
  listRequestOf(decodeListParams(new URLSearchParams(query), null), refinements);

describe('the request of a source that combines filters', () => {
  it('has the parameter filter of an older URL as its first condition, also with a search', () => {
    const request = requestOf('search=mur&parameterId=tier&parameterValue=Gold&filter=email:unset&sort=-totalSpent');
    expect(request).toEqual({
      search: 'mur',
      status: null,
      parameter: null,
      conditions: [
        { field: 'tier', operator: 'is', value: 'Gold' },
        { field: 'email', operator: 'unset' },
      ],
      sort: { field: 'totalSpent', descending: true },
      include: ['tier'],
      ...noLayout,
      view: null,
    });
  });

  it('is the same whatever a view has as its layout', () => {
    expect(requestOf('status=active&columns=customer&density=compact&changedView=v1')).toEqual(
      requestOf('status=active'),
    );
  });

  it('asks for any value of a parameter without one', () => {
    expect(requestOf('parameterId=tier').conditions).toEqual([{ field: 'tier', operator: 'set' }]);
  });

  it.each(['1990-03-01', '007.50', ''])('keeps the parameter filter by %j, which no condition expresses', (value) => {
    const request = requestOf(`parameterId=credit&parameterValue=${value}&filter=email:set`);
    expect(request.parameter).toEqual({ id: 'credit', value });
    expect(request.conditions).toHaveLength(1);
    expect(requestOf(`search=mur&parameterId=credit&parameterValue=${value}`).parameter).toBeNull();
  });

  it('has a condition only once', () => {
    expect(requestOf('parameterId=tier&filter=tier:set').conditions).toHaveLength(1);
  });

  it('includes each parameter once, and none that no customer of the list has', () => {
    expect(
      requestOf('filter=tier:not:Gold&filter=tier:set&filter=company:unset&filter=totalSpent:gte:1').include,
    ).toEqual(['tier']);
    expect(requestOf('filter=tier:set', { ...all, includesParameters: false }).include).toEqual([]);
  });
});

describe('the request of a source that does not', () => {
  it('has a search or a parameter filter, and no sort', () => {
    const filter = 'parameterId=tier&parameterValue=Gold&sort=name';
    expect(requestOf(`search=mur&${filter}`, noRefinements)).toMatchObject({ search: 'mur', parameter: null });
    expect(requestOf(filter, noRefinements)).toEqual({
      search: '',
      status: null,
      parameter: { id: 'tier', value: 'Gold' },
      conditions: [],
      sort: { field: 'createdAt', descending: true },
      include: [],
      ...noLayout,
      view: null,
    });
  });

  it('keeps the first condition that it can express', () => {
    const request = requestOf('filter=email:unset&filter=tier:is:Gold&filter=company:set', noRefinements);
    expect([request.parameter, request.conditions]).toEqual([{ id: 'tier', value: 'Gold' }, []]);
  });
});
