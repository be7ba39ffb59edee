import type { Summary } from '../../contract/list/list-metadata.ts';
import { isNewestFirst, newestFirst } from '../../contract/list/list-sort.ts';
import type { ListFilter, SummaryRequest, WalkRequest } from './customer-source.ts';
import { parseSearchTerms, type SearchTerm } from './model/search-terms.ts';
import { withMatchedValue } from './model/lists/listed-json.ts';
import type { ListCondition } from './model/lists/list-condition.ts';

/** Which customers a list has. */
export interface ListSelector {
  /** Null without a search. */
  readonly terms: readonly SearchTerm[] | null;
  readonly conditions: readonly ListCondition[];
}

const noMatch = { count: 0, atLeast: false };
const noSum = { sum: 0, customers: 0 };
/** The summary of a search that nothing can match. */
export const emptySummary: Summary = {
  all: noMatch,
  active: noMatch,
  inactive: noMatch,
  banned: noMatch,
  sums: { totalSpent: noSum, totalOrders: noSum, lifetimeValue: noSum },
};

/** Whether a list is in its own order and has no conditions: a few index seeks, or a search. */
export function isPlain({ conditions = [], sort = newestFirst }: Pick<WalkRequest, 'conditions' | 'sort'>): boolean {
  return conditions.length === 0 && isNewestFirst(sort);
}

/** Null for a search that nothing can match. */
export function selectorOf({
  filter,
  conditions = [],
}: Pick<SummaryRequest, 'filter' | 'conditions'>): ListSelector | null {
  if (filter.kind === 'all') return { terms: null, conditions };
  if (filter.kind === 'parameter') return { terms: null, conditions: [conditionOf(filter), ...conditions] };
  const terms = parseSearchTerms(filter.text);
  return terms === null ? null : { terms, conditions };
}

function conditionOf({ parameterId, value }: ListFilter & { readonly kind: 'parameter' }): ListCondition {
  return {
    subject: { kind: 'parameter', id: parameterId, isDate: false },
    test:
      value === null
        ? { kind: 'set', isSet: true }
        : { kind: 'oneOf', values: [value.toWellFormed()], isNegated: false },
  };
}

/** A customer's JSON as it is listed: with the value that the list is filtered by, if it is. */
export function withMatch(json: string, parameters: string, filter: ListFilter): string {
  return filter.kind === 'parameter' ? withMatchedValue(json, parameters, filter.parameterId, filter.value) : json;
}
