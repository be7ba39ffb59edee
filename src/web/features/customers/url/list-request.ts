import { isFilterField } from '../../../../contract/list/list-filter.ts';
import { isNewestFirst, newestFirst } from '../../../../contract/list/list-sort.ts';
import { isPersonal } from '../../../../contract/list/personal-search.ts';
import type { Refinements } from '../../../lib/source/capabilities-query.ts';
import {
  conditionOf,
  parameterFilterOf,
  parametersIn,
  uniqueConditions,
  type ParameterFilter,
} from './list-conditions.ts';
import { noLayout } from './list-layout.ts';
import type { ListParams } from './list-url-params.ts';

/**
 * The params as the source takes them: a parameter filter is a condition where filters can be combined. Elsewhere, the
 * first condition that a parameter filter can express becomes one, and the others and the sort are left out.
 */
export function supportedParams(params: ListParams, { combinesFilters, sorts }: Refinements): ListParams {
  const { parameter, conditions } = params;
  const sort = sorts ? params.sort : newestFirst;
  if (!combinesFilters) {
    const [first = null] = conditions.flatMap((condition) => parameterFilterOf(condition) ?? []);
    return { ...params, sort, parameter: parameter ?? first, conditions: [] };
  }
  const own = parameter === null ? null : conditionOf(parameter);
  if (own === null) return { ...params, sort };
  return { ...params, sort, parameter: null, conditions: uniqueConditions([own, ...conditions]) };
}

/** Whether what is sent of the params depends on the source. */
export function isRefined({ parameter, conditions, sort }: ListParams): boolean {
  return parameter !== null || conditions.length > 0 || !isNewestFirst(sort);
}

/** Whether a list differs from that of every customer, apart from what a view never keeps. */
export function isWorthKeeping(params: ListParams): boolean {
  const { search, status } = params;
  return isRefined(params) || status !== null || (search !== '' && !isPersonal(search));
}

/** What is sent of the params. A search pauses a parameter filter that is not a condition. */
export interface ListRequest extends ListParams {
  /** A list is the same in a view and without it, and however it is laid out. */
  readonly view: null;
  readonly columns: null;
  readonly density: null;
  /** The ids of parameters that come with each customer. */
  readonly include: readonly string[];
}

/** `columns` are the ids of the parameters that have a column. */
export function listRequestOf(
  params: ListParams,
  refinements: Refinements,
  columns: readonly string[] = [],
): ListRequest {
  const supported = supportedParams(params, refinements);
  return {
    ...supported,
    ...noLayout,
    view: null,
    parameter: supported.search === '' ? supported.parameter : null,
    include: refinements.includesParameters ? included([...parametersIn(supported.conditions), ...columns]) : [],
  };
}

/** The most parameters that customers come with. Source: lists.md. */
const maxIncluded = 10;

function included(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].slice(0, maxIncluded);
}

/** Whether the list is limited by more than a search and a status. */
export function hasFilter({ parameter, conditions }: Pick<ListParams, 'parameter' | 'conditions'>): boolean {
  return parameter !== null || conditions.length > 0;
}

/** The ids of the parameters that the list is filtered by. */
export function filteredParametersOf({ parameter, conditions }: ListRequest): readonly string[] {
  const ids = conditions.map(({ field }) => field).filter((field) => !isFilterField(field));
  return parameter === null ? ids : [parameter.id, ...ids];
}

/** The ids of the parameters that the list is filtered by and whose values its customers come with. */
export function shownFilters({ parameter, conditions, include }: ListRequest): readonly string[] {
  const ids = parametersIn(conditions).filter((id) => include.includes(id));
  return parameter === null ? ids : [parameter.id, ...ids];
}

/** The parameter whose values cards show; null for none. */
export function matchedParameterOf(request: ListRequest): string | null {
  return shownFilters(request)[0] ?? null;
}

/** The one filter of the list, if a parameter filter can express it and there is no search. */
export function onlyFilterOf({ search, parameter, conditions }: ListRequest): ParameterFilter | null {
  const [first, second] = conditions;
  if (parameter !== null || first === undefined) return parameter;
  return search === '' && second === undefined ? parameterFilterOf(first) : null;
}
