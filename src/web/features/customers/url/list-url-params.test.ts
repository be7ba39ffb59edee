import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerStatuses } from '../../../../contract/customer.ts';
import { isPersonal } from '../../../../contract/list/personal-search.ts';
import {
  formatCondition,
  isFilterField,
  splitCondition,
  type Condition,
} from '../../../../contract/list/list-filter.ts';
import { sortFields } from '../../../../contract/list/list-sort.ts';
import { densities } from '../../../../contract/views/column-layout.ts';
import { noLayout } from './list-layout.ts';
import {
  changeParams,
  decodeListParams,
  encodeListParams,
  everyCustomer,
  searchable,
  type ListParams,
} from './list-url-params.ts';

const searches = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.emailAddress(), fc.stringMatching(/^[+0-9 ().-]{1,20}$/))
  .map(searchable);

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const ids = fc
  .stringMatching(/^[a-z_][a-z0-9_:]{0,20}[a-z0-9]$/)
  .filter((id) => !isFilterField(id) && splitCondition(`${id}:`) === null);
const days = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const numbers = fc.integer().map((hundredths) => hundredths / 100);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.oneof(ids, fc.constantFrom('email', 'name')), operator: fc.constantFrom('set', 'unset') }),
  fc.record({
    field: fc.oneof(ids, fc.constant('totalSpent')),
    operator: fc.constantFrom('eq', 'gte', 'lte'),
    value: numbers,
  }),
  fc.record({ field: fc.constant('createdAt'), operator: fc.constantFrom('from', 'before'), value: days }),
  fc.record({
    field: ids,
    operator: fc.constantFrom('within', 'older'),
    value: fc.record({ count: fc.integer({ min: 1, max: 1000 }), unit: fc.constantFrom('d', 'w', 'm', 'y') }),
  }),
  fc.record({ field: ids, operator: fc.constantFrom('is', 'not'), value: text }),
  fc.record({
    field: fc.oneof(ids, fc.constant('source')),
    operator: fc.constant('in'),
    value: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
  }),
);

const layout = fc.record({
  columns: fc.option(
    fc.uniqueArray(
      fc.record(
        { id: text, isVisible: fc.boolean(), size: fc.integer({ min: 20, max: 2_000 }) },
        { requiredKeys: ['id', 'isVisible'] },
      ),
      { minLength: 1, maxLength: 12, selector: ({ id }) => id },
    ),
  ),
  density: fc.constantFrom(null, ...densities),
});

const listOnly = fc.record({
  conditions: fc.uniqueArray(condition, { maxLength: 10, selector: formatCondition }),
  sort: fc.record({ field: fc.constantFrom(...sortFields), descending: fc.boolean() }),
  search: searches,
  status: fc.constantFrom(null, ...customerStatuses),
  parameter: fc.option(
    fc.record({ id: fc.string({ minLength: 1, unit: 'grapheme' }), value: fc.option(fc.string({ unit: 'grapheme' })) }),
  ),
  view: fc.option(fc.record({ id: fc.string({ minLength: 1, unit: 'grapheme' }), isChanged: fc.constant(true) })),
});
// Only views have a layout of their own.
const params: fc.Arbitrary<ListParams> = fc
  .tuple(listOnly, layout)
  .map(([list, ofView]) => ({ ...list, ...(list.view === null ? noLayout : ofView) }));

describe('searchable', () => {
  it('reads pasted cells and lines as words', () => {
    expect(searchable('Orla\tO’Dwyer\r\n')).toBe('Orla O’Dwyer');
  });
});

describe('the list params of a history entry', () => {
  it('survive a round trip through the URL and the state', () => {
    fc.assert(
      fc.property(params, (list) => {
        const { query, state } = encodeListParams(list);
        expect(decodeListParams(new URLSearchParams(query), state)).toEqual(list);
      }),
    );
  });

  it('are only named by the address of a view', () => {
    fc.assert(
      fc.property(params, fc.string({ minLength: 1, unit: 'grapheme' }), (list, id) => {
        const { query, state } = encodeListParams({ ...list, view: { id, isChanged: false } });
        expect([...new URLSearchParams(query)]).toEqual([['view', id]]);
        expect(decodeListParams(new URLSearchParams(`${query}&status=active`), state)).toEqual({
          ...everyCustomer,
          view: { id, isChanged: false },
        });
      }),
    );
  });

  it('come from a view once they are changed', () => {
    const view = { id: 'v1', isChanged: false };
    expect(changeParams({ ...everyCustomer, view }, { status: 'active' })).toEqual({
      ...everyCustomer,
      status: 'active',
      view: { id: 'v1', isChanged: true },
    });
    expect(changeParams(everyCustomer, { search: 'mur' })).toEqual({ ...everyCustomer, search: 'mur' });
    expect(changeParams({ ...everyCustomer, view }, { view: null })).toEqual(everyCustomer);
  });

  it('keep personal search text out of the URL', () => {
    fc.assert(
      fc.property(params, (list) => {
        const { query } = encodeListParams(list);
        expect(new URLSearchParams(query).get('search') ?? '').toBe(isPersonal(list.search) ? '' : list.search);
      }),
    );
  });

  it('accept any query and any state without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.jsonValue(), (query, state) => {
        const list = decodeListParams(new URLSearchParams(query), state);
        expect(
          decodeListParams(new URLSearchParams(encodeListParams(list).query), encodeListParams(list).state),
        ).toEqual(list);
      }),
    );
  });

  it('treat invalid params as absent', () => {
    const query =
      'status=gone&parameterId=&parameterValue=x&search=%20&sort=-age&filter=gold&filter=&filter=email:is:x';
    const list = decodeListParams(new URLSearchParams(`${query}&filter=totalSpent:gte:many`), { search: 7 });
    expect(list).toEqual(everyCustomer);
  });

  it('have the layout of a view in few letters', () => {
    const columns = [
      { id: 'customer', isVisible: true },
      { id: 'contact', isVisible: true, size: 180 },
      { id: 'status', isVisible: false },
      { id: '-a *%', isVisible: false, size: 20 },
    ];
    const view = { id: 'v1', isChanged: true };
    const { query } = encodeListParams({ ...everyCustomer, columns, density: 'compact', view });
    expect(query).toBe(
      '?columns=customer+contact*180+-status+-%252da%2520%252a%2525*20&density=compact&changedView=v1',
    );
    expect(decodeListParams(new URLSearchParams(query), null).columns).toEqual(columns);
  });

  it.each([
    'columns=',
    'columns=customer+customer',
    'columns=customer+contact*12',
    'columns=customer+contact*many',
    `columns=${Array.from({ length: 101 }, (_, at) => `p${at}`).join('+')}`,
    `columns=${'p'.repeat(301)}`,
    'density=cosy',
  ])('have no layout that a view could not keep: %s', (query) => {
    expect(decodeListParams(new URLSearchParams(`${query}&changedView=v1`), null)).toMatchObject(noLayout);
  });

  it('have no layout without a view', () => {
    expect(decodeListParams(new URLSearchParams('columns=customer&density=compact'), null)).toEqual(everyCustomer);
  });

  it('keep ten conditions, each once', () => {
    const query = new URLSearchParams();
    for (let at = 0; at < 24; at++) query.append('filter', `p${at >> 1}:set`);
    expect(decodeListParams(query, null).conditions.map(({ field }) => field)).toEqual(
      Array.from({ length: 10 }, (_, at) => `p${at}`),
    );
  });

  it('leave the usual order out of the URL', () => {
    expect(encodeListParams({ ...everyCustomer, sort: { field: 'createdAt', descending: true } }).query).toBe('');
  });

  it('prefer the search of the state over that of the URL', () => {
    expect(decodeListParams(new URLSearchParams('search=mur'), { search: 'a@b.test', userId: null }).search).toBe(
      'a@b.test',
    );
  });
});
