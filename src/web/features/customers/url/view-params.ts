import { formatCondition, type Condition } from '../../../../contract/list/list-filter.ts';
import { formatSort, newestFirst, parseSort } from '../../../../contract/list/list-sort.ts';
import { isPersonal } from '../../../../contract/list/personal-search.ts';
import type { ColumnSetting, Density } from '../../../../contract/views/column-layout.ts';
import type { SavedView, ViewContent } from '../../../../contract/views/saved-views.ts';
import type { Refinements } from '../../../lib/source/capabilities-query.ts';
import { conditionOf, decodeConditions, parameterFilterOf } from './list-conditions.ts';
import { supportedParams } from './list-request.ts';
import { noLayout, type ListLayout } from './list-layout.ts';
import { everyCustomer, type ListParams } from './list-url-params.ts';
import type { KnownView } from './known-view.ts';

/** The parts of a list that a view can keep. With its columns goes its density. */
export type ViewPart = 'filters' | 'sort' | 'columns';

/** How a list is shown. */
export interface ShownLayout {
  readonly columns: readonly ColumnSetting[];
  readonly density: Density;
}

export function knownView(view: SavedView): KnownView {
  return { view, params: paramsOf(view), isGone: false };
}

/** The list that a view shows. What it does not keep is as in the list of every customer. */
function paramsOf({ id, content }: SavedView): ListParams {
  const all = decodeConditions(content.filters?.conditions ?? []);
  // A value that conditions cannot have is filtered by as in older addresses.
  const only = all.find(isOnlyParameterFilter);
  return {
    ...everyCustomer,
    search: content.filters?.search ?? '',
    status: content.filters?.status ?? null,
    parameter: only === undefined ? null : parameterFilterOf(only),
    conditions: all.filter((condition) => condition !== only),
    sort: parseSort(content.sort ?? '') ?? newestFirst,
    view: { id, isChanged: false },
  };
}

function isOnlyParameterFilter(condition: Condition): boolean {
  const filter = parameterFilterOf(condition);
  return filter !== null && conditionOf(filter) === null;
}

/** These parts of a list, as a view keeps them. `shown` is needed for its columns only. */
export function contentOf(
  params: ListParams,
  parts: readonly ViewPart[],
  shown: ShownLayout | null = null,
): ViewContent {
  const search = keptSearch(params);
  return {
    ...(parts.includes('filters') && {
      filters: {
        conditions: everyCondition(params).map(formatCondition),
        ...(params.status !== null && { status: params.status }),
        ...(search !== '' && { search }),
      },
    }),
    ...(parts.includes('sort') && { sort: formatSort(params.sort) }),
    ...(parts.includes('columns') && shown && { columns: [...shown.columns], density: shown.density }),
  };
}

/** All conditions, with the parameter filter as the first, whether or not the source takes it as one. */
export function everyCondition({ parameter, conditions }: ListParams): readonly Condition[] {
  if (parameter === null) return conditions;
  const { id, value } = parameter;
  return [value === null ? { field: id, operator: 'set' } : { field: id, operator: 'is', value }, ...conditions];
}

/** The search, unless it is personal: that is never kept. */
export function keptSearch({ search }: ListParams): string {
  return isPersonal(search) ? '' : search;
}

/** The parts that a view keeps, apart from its layout. */
export function partsOf({ content }: SavedView): readonly ViewPart[] {
  return (['filters', 'sort'] as const).filter((part) => content[part] !== undefined);
}

/** What a view keeps, with the parts of a list in place of its own. */
export function changedContent(view: SavedView, list: ListParams): ViewContent {
  const { columns, density } = changedLayout(view, list);
  return {
    ...view.content,
    ...contentOf(list, partsOf(view)),
    ...(columns && { columns: [...columns] }),
    ...(density && { density }),
  };
}

/** What the list changes of the layout that a view keeps; null for what it does not change or the view not keep. */
export function changedLayout({ content }: SavedView, { columns, density }: ListLayout): ListLayout {
  const isSame = JSON.stringify(columns) === JSON.stringify(content.columns);
  return {
    columns: content.columns === undefined || isSame ? null : columns,
    density: content.density === undefined || density === content.density ? null : density,
  };
}

/** Whether nothing of a layout is changed. */
function isUnchanged({ columns, density }: ListLayout): boolean {
  return columns === null && density === null;
}

/** Whether a list differs from a view in what the view keeps and the source can do. */
export function isChangedFrom({ view, params }: KnownView, list: ListParams, refinements: Refinements): boolean {
  const parts = partsOf(view);
  const textOf = (one: ListParams) => keptText(supportedParams(one, refinements), parts);
  return textOf(params) !== textOf(list) || !isUnchanged(changedLayout(view, list));
}

/** Whether the source can do all that a view keeps. */
export function isPossible({ view, params }: KnownView, refinements: Refinements): boolean {
  const parts = partsOf(view);
  return keptText(supportedParams(params, refinements), parts) === keptText(params, parts);
}

/** Whether a list is that of a view, so that its address only has to name the view. */
export function isListOf({ view, params }: KnownView, list: ListParams): boolean {
  const textOf = (one: ListParams) => JSON.stringify({ ...one, ...noLayout, view: null });
  return textOf(params) === textOf(list) && isUnchanged(changedLayout(view, list));
}

/** In whichever order filters were added, they give the same list. */
function keptText(params: ListParams, parts: readonly ViewPart[]): string {
  const { filters, sort } = contentOf(params, parts);
  return JSON.stringify([filters?.conditions.toSorted(), filters?.status, filters?.search, sort]);
}
