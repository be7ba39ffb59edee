import type { Condition } from '../../../../contract/list/list-filter.ts';
import { parameterFilterOf, type ParameterFilter } from '../url/list-conditions.ts';
import type { ListParams } from '../url/list-url-params.ts';
import { chipsOf, replaceConditions, type ChipConditions } from './filter-target.ts';

/** The params that filters change. */
export type ListFilters = Pick<ListParams, 'parameter' | 'conditions'>;

/** An applied filter. */
export interface AppliedFilter extends ChipConditions {
  /** A search has taken its place until the search is cleared. */
  readonly isPaused: boolean;
}

/** The filters of the list as chips, in order, whether the source can combine them or has only one. */
export function appliedFilters(params: ListFilters & Pick<ListParams, 'search'>): readonly AppliedFilter[] {
  const { parameter, conditions, search } = params;
  const chips = chipsOf(conditions).map((chip) => ({ ...chip, isPaused: false }));
  if (parameter === null) return chips;
  return [{ field: parameter.id, conditions: [asCondition(parameter)], isPaused: search !== '' }, ...chips];
}

/** A parameter filter in the form of a condition, also one that sources which combine filters do not take. */
function asCondition({ id, value }: ParameterFilter): Condition {
  return value === null ? { field: id, operator: 'set' } : { field: id, operator: 'is', value };
}

/** The filters with `next` in place of `current`. Where they cannot be combined, it is the only one. */
export function withFilters(
  { parameter, conditions }: ListFilters,
  current: readonly Condition[],
  next: readonly Condition[],
  combinesFilters: boolean,
): ListFilters {
  const [first] = next;
  if (!combinesFilters) return { parameter: first === undefined ? null : parameterFilterOf(first), conditions: [] };
  const isReplaced = [...current, ...next].some(({ field }) => field === parameter?.id);
  return { parameter: isReplaced ? null : parameter, conditions: replaceConditions(conditions, current, next) };
}
