import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import type { ColumnSetting } from '../../../../contract/views/column-layout.ts';
import type { ListLayout, ViewLayout } from '../url/list-layout.ts';
import { changeColumns, changeDensity, keptColumns, resetColumns } from './change-layout.ts';
import { toggleColumn } from './column-changes.ts';
import { preferencesOptions } from './preferences-query.ts';

const column = (id: string, isVisible = true): ColumnSetting => ({ id, isVisible });
const client = new QueryClient();
const preferences = () => client.getQueryData(preferencesOptions().queryKey);
afterEach(() => client.clear());

/** A view that keeps this, as changed, and what is changed of it. */
function viewWith(kept: ListLayout): ViewLayout & { readonly changes: Partial<ListLayout>[] } {
  const changes: Partial<ListLayout>[] = [];
  let layout = kept;
  return {
    changes,
    layout: () => layout,
    keptLayout: () => kept,
    changeLayout: (change) => {
      changes.push(change);
      layout = {
        columns: change.columns === undefined ? layout.columns : (change.columns ?? kept.columns),
        density: change.density === undefined ? layout.density : (change.density ?? kept.density),
      };
    },
  };
}

it('changes the view that keeps a layout, and not the preferences', () => {
  const view = viewWith({ columns: [column('customer'), column('tier')], density: 'compact' });
  expect(changeColumns(client, view, (before) => toggleColumn(before, 'tier'))).toBe(true);
  const { columns } = view.layout();
  expect(columns?.find(({ id }) => id === 'tier')).toEqual(column('tier', false));
  expect(columns?.[0]).toEqual(column('customer'));
  changeDensity(client, view, 'comfortable');
  resetColumns(client, view);
  expect(view.changes).toEqual([{ columns }, { density: 'comfortable' }, { columns: null }]);
  expect(preferences()).toBeUndefined();
});

it('keeps the hidden columns that the view has, and those only', () => {
  const [tier, age] = [column('tier', false), { ...column('age'), size: 200 }];
  const view = viewWith({ columns: [column('customer'), tier, age, column('contact')], density: null });
  changeColumns(client, view, (before) => toggleColumn(before, 'age'));
  changeColumns(client, view, (before) => toggleColumn(before, 'new'));
  expect(view.layout().columns).toContainEqual(tier);
  changeColumns(client, view, (before) => toggleColumn(before, 'new'));
  expect(view.layout().columns?.map(({ id }) => id)).not.toContain('new');
  changeColumns(client, view, (before) => toggleColumn(before, 'age'));
  expect(view.layout().columns?.slice(0, 4)).toEqual([column('customer'), tier, age, column('contact')]);
});

it('gives back the view’s own columns when a change is undone', () => {
  const view = viewWith({ columns: [column('customer'), column('tier')], density: null });
  for (const id of ['tier', 'tier', 'new', 'new']) changeColumns(client, view, (before) => toggleColumn(before, id));
  expect(view.changes.map(({ columns }) => columns === null)).toEqual([false, true, false, true]);
});

it('changes nothing where the columns stay the same', () => {
  const view = viewWith({ columns: [column('customer'), column('tier')], density: null });
  expect(changeColumns(client, view, (before) => [...before])).toBe(false);
  expect(view.changes).toEqual([]);
  expect(changeColumns(client, viewWith({ columns: null, density: null }), (before) => [...before])).toBe(false);
  expect(preferences()).toBeUndefined();
});

it('changes the preferences where the view keeps no layout', () => {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const view = viewWith({ columns: null, density: null });
  changeColumns(client, view, (before) => toggleColumn(before, 'status'));
  changeDensity(client, view, 'compact');
  const columns: unknown = expect.arrayContaining([column('customer'), column('status', false)]);
  expect(preferences()).toEqual({ columns, density: 'compact' });
  resetColumns(client, view);
  expect(preferences()).toEqual({ columns: null, density: 'compact' });
  expect(view.changes).toEqual([]);
  vi.unstubAllGlobals();
});

it('keeps of hidden columns those that are named', () => {
  const columns = [column('customer'), column('tier', false), column('status', false), column('age')];
  expect(keptColumns(columns, ['customer', 'status'])).toEqual(columns.filter(({ id }) => id !== 'tier'));
});
