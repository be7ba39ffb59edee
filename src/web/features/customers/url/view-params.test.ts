import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ViewContent, type SavedView } from '../../../../contract/views/saved-views.ts';
import { noRefinements } from '../../../lib/source/capabilities-query.ts';
import { findView, layoutOf, resolveView } from './known-view.ts';
import { isWorthKeeping } from './list-request.ts';
import { decodeListParams, everyCustomer, type ListParams } from './list-url-params.ts';
import {
  changedContent,
  changedLayout,
  contentOf,
  isChangedFrom,
  isListOf,
  isPossible,
  knownView,
  partsOf,
} from './view-params.ts';

const all = { combinesFilters: true, sorts: true, includesParameters: true };
const listOf = (query: string): ListParams => decodeListParams(new URLSearchParams(query), null);
const viewOf = (content: ViewContent, id = 'v1'): SavedView => ({
  id,
  name: 'Gold, opted in',
  visibility: 'private',
  owner: { id: 's1', name: 'Ada' },
  content,
  canChange: true,
  updatedAt: 1,
});

describe('the content of a view', () => {
  it.each([
    'search=mur&status=active&filter=tier:is:Gold&filter=totalSpent:gte:1000&filter=company:in:a|b&sort=-lifetimeValue',
    'parameterId=tier&parameterValue=Gold',
    'parameterId=born&parameterValue=1990-03-01&filter=email:unset',
    'parameterId=tier',
    '',
  ])('shows the list that it was made of: %s', (query) => {
    const list = listOf(query);
    const content = contentOf(list, ['filters', 'sort']);
    expect(z.parse(ViewContent, content)).toEqual(content);
    const known = knownView(viewOf(content));
    expect(known.params.view).toEqual({ id: 'v1', isChanged: false });
    expect(isChangedFrom(known, list, all)).toBe(false);
    expect(isChangedFrom(known, list, noRefinements)).toBe(false);
    expect(contentOf(known.params, ['filters', 'sort'])).toEqual(content);
  });

  it('has only the parts that were chosen', () => {
    const list = listOf('filter=tier:is:Gold&sort=name');
    expect(contentOf(list, ['filters'])).toEqual({ filters: { conditions: ['tier:is:Gold'] } });
    expect(contentOf(list, ['sort'])).toEqual({ sort: 'name' });
    expect(partsOf(viewOf(contentOf(list, ['sort'])))).toEqual(['sort']);
    expect(contentOf(list, [])).toEqual({});
  });

  it.each(['hannah@example.com', '+44 7700 900142', '900142'])('never has the search %s', (search) => {
    const list = { ...listOf('filter=tier:is:Gold'), search };
    expect(contentOf(list, ['filters'])).toEqual({ filters: { conditions: ['tier:is:Gold'] } });
    expect(isWorthKeeping({ ...everyCustomer, search })).toBe(false);
    const known = knownView(viewOf(contentOf(list, ['filters'])));
    expect(isChangedFrom(known, list, all)).toBe(false);
  });
});

const column = (id: string) => ({ id, isVisible: true });

describe('the layout of a view', () => {
  const content: ViewContent = { columns: [column('contact')], density: 'compact' };
  const named = { ...everyCustomer, view: { id: 'v1', isChanged: true } };
  const none = { columns: null, density: null };

  it('is what it keeps, unless the list changes it', () => {
    const known = [knownView(viewOf(content))];
    expect(layoutOf(named, known)).toEqual(content);
    const columns = [column('status')];
    expect(layoutOf({ ...named, columns }, known)).toEqual({ columns, density: 'compact' });
    expect(layoutOf({ ...named, density: 'comfortable' }, known)).toEqual({ ...content, density: 'comfortable' });
  });

  it('is up to the preferences where it keeps none, and without a view', () => {
    const changed = { ...named, columns: [column('status')], density: 'compact' } as const;
    expect(layoutOf(changed, [knownView(viewOf({ sort: 'name' }))])).toEqual(none);
    expect(layoutOf(changed, [])).toEqual(none);
    expect(layoutOf(changed, undefined)).toEqual(none);
    expect(layoutOf(everyCustomer, [knownView(viewOf(content))])).toEqual(none);
    expect(resolveView(changed, [])).toEqual(everyCustomer);
  });

  it('is kept as shown, if chosen', () => {
    const shown = { columns: [column('customer'), column('tier')], density: 'compact' } as const;
    expect(contentOf(everyCustomer, ['columns'], shown)).toEqual(shown);
    expect(contentOf(everyCustomer, ['sort'], shown)).toEqual({ sort: '-createdAt' });
  });
});

describe('a changed view', () => {
  const known = knownView(viewOf({ filters: { conditions: ['tier:is:Gold', 'email:set'] } }));

  it.each([
    ['filter=tier:is:Gold&filter=email:set', false],
    ['filter=email:set&filter=tier:is:Gold', false],
    ['filter=email:set&filter=tier:is:Gold&sort=name', false],
    ['filter=tier:is:Gold', true],
    ['', true],
    ['filter=tier:is:Gold&filter=email:set&status=active', true],
    ['filter=tier:is:Gold&filter=email:set&search=mur', true],
  ])('with %j: %s', (query, isChanged) => {
    expect(isChangedFrom(known, listOf(query), all)).toBe(isChanged);
  });

  it('is saved without losing what the list does not have', () => {
    const columns = [{ id: 'contact', isVisible: true }];
    expect(changedContent(viewOf({ filters: { conditions: [] }, columns }), listOf('status=active&sort=name'))).toEqual(
      {
        filters: { conditions: [], status: 'active' },
        columns,
      },
    );
  });

  it('takes the layout of the list where it keeps one', () => {
    const changed = { ...everyCustomer, columns: [column('status')], density: 'compact' } as const;
    const content: ViewContent = { columns: [column('contact')], density: 'comfortable' };
    expect(changedContent(viewOf(content), changed)).toEqual({ columns: [column('status')], density: 'compact' });
    expect(changedContent(viewOf(content), everyCustomer)).toEqual(content);
    expect(changedContent(viewOf({ density: 'comfortable' }), changed)).toEqual({ density: 'compact' });
    expect(changedContent(viewOf({ sort: 'name' }), changed)).toEqual({ sort: '-createdAt' });
  });

  it('differs in its sort only if it keeps one', () => {
    expect(isChangedFrom(knownView(viewOf({ sort: 'name' })), listOf('sort=-name'), all)).toBe(true);
    expect(isChangedFrom(knownView(viewOf({ sort: 'name' })), listOf('sort=name&status=banned'), all)).toBe(false);
  });

  it.each<[Partial<ListParams>, boolean]>([
    [{}, false],
    [{ columns: [column('contact')] }, false],
    [{ density: 'comfortable' }, false],
    [{ columns: [{ ...column('contact'), size: 200 }] }, true],
    [{ columns: [column('contact'), column('status')] }, true],
    [{ density: 'compact' }, true],
  ])('with the layout %j: %s', (layout, isChanged) => {
    const view = viewOf({ columns: [column('contact')], density: 'comfortable' });
    const list = { ...everyCustomer, ...layout };
    expect(isChangedFrom(knownView(view), list, all)).toBe(isChanged);
    expect(isListOf(knownView(view), list)).toBe(!isChanged);
    expect(isChangedFrom(knownView(viewOf({ sort: '-createdAt' })), list, all)).toBe(false);
    expect(isListOf(knownView(viewOf({})), list)).toBe(true);
    expect(changedLayout(viewOf({}), list)).toEqual({ columns: null, density: null });
  });

  it('does not differ in what the source cannot do', () => {
    expect(isChangedFrom(known, listOf('parameterId=tier&parameterValue=Gold'), noRefinements)).toBe(false);
    expect(isChangedFrom(knownView(viewOf({ sort: 'name' })), everyCustomer, noRefinements)).toBe(false);
  });
});

it.each<[ViewContent, boolean]>([
  [{ filters: { conditions: ['tier:is:Gold', 'email:set'] } }, false],
  [{ filters: { conditions: ['tier:is:Gold'], status: 'active', search: 'mur' } }, true],
  [{ filters: { conditions: ['totalSpent:gte:1'] } }, false],
  [{ sort: 'name' }, false],
  [{ sort: '-createdAt' }, true],
])('%j, where filters cannot be combined and lists not sorted: %s', (content, expected) => {
  expect(isPossible(knownView(viewOf(content)), noRefinements)).toBe(expected);
  expect(isPossible(knownView(viewOf(content)), all)).toBe(true);
});

it('is worth a view once it is not the list of every customer', () => {
  expect(isWorthKeeping(everyCustomer)).toBe(false);
  for (const query of ['status=active', 'search=mur', 'filter=email:set', 'parameterId=tier', 'sort=name'])
    expect(isWorthKeeping(listOf(query))).toBe(true);
});

describe('params that name a view', () => {
  const known = [knownView(viewOf({ sort: 'name' }))];
  const named = { ...everyCustomer, view: { id: 'v1', isChanged: false } };
  const changed = listOf('status=active&changedView=v1');

  it('are those of the view once it is known', () => {
    expect(resolveView(named, undefined)).toEqual(named);
    expect(resolveView(named, known)).toEqual({ ...listOf('sort=name'), view: named.view });
    expect(findView(named, known)?.view.name).toBe('Gold, opted in');
  });

  it('stay their own once they are changed', () => {
    expect(resolveView(changed, known)).toEqual(changed);
    expect(resolveView(changed, undefined)).toEqual(changed);
  });

  it('name no view that is unknown, unless they are nothing else', () => {
    expect(resolveView(changed, [])).toEqual(listOf('status=active'));
    expect(resolveView(named, [])).toEqual(named);
    expect(findView(named, [])).toBeUndefined();
  });
});
