import type { ListRequest } from '../url/list-params.ts';
import { useCustomersList, type CustomersList } from './use-customer-list.ts';
import { useExactMatch, type ExactMatch } from './use-exact-match.ts';

export interface AskedList {
  readonly list: CustomersList;
  readonly exact: ExactMatch;
  /** The exact match is all that was asked for: whether there are others is not known. */
  readonly isAlone: boolean;
}

/**
 * The list of a request, and the customer its search names whole. Where asks are costly that one is asked for first,
 * and the list only when nobody is found, or by its `retry`.
 */
export function useAskedList(request: ListRequest): AskedList {
  const exact = useExactMatch(request);
  const list = useCustomersList(request, !exact.comesFirst || exact.isNobody);
  const { failure, retry } = exact;
  return {
    list: failure !== null && list.pages === 0 ? { ...list, state: 'failed', error: failure, retry } : list,
    exact,
    isAlone: exact.comesFirst && exact.customer !== null && list.pages === 0,
  };
}
