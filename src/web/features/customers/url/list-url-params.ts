import * as z from 'zod/mini';
import { CustomerStatus } from '../../../../contract/customer.ts';
import { maxSearchLength } from '../../../../contract/list/list-customers.ts';
import { formatCondition, type Condition } from '../../../../contract/list/list-filter.ts';
import {
  formatSort,
  isNewestFirst,
  newestFirst,
  parseSort,
  type ListSort,
} from '../../../../contract/list/list-sort.ts';
import { currentUserId } from '../../../lib/page/current-user.ts';
import { isPersonal } from '../../../../contract/list/personal-search.ts';
import { decodeConditions, type ParameterFilter } from './list-conditions.ts';
import { decodeLayout, encodeLayout, noLayout, type ListLayout } from './list-layout.ts';

/**
 * The state of the list. It lives only in the history entry: in the URL, or `history.state` for a personal search. Its
 * layout is what was changed in a view that keeps one: null for the view's own, and without a view.
 */
export interface ListParams extends ListLayout {
  /** Trimmed; empty for none. */
  readonly search: string;
  /** Null for all statuses. */
  readonly status: CustomerStatus | null;
  /** Where the source cannot combine filters, and in older URLs; otherwise it is one of the conditions. */
  readonly parameter: ParameterFilter | null;
  /** All must hold. */
  readonly conditions: readonly Condition[];
  readonly sort: ListSort;
  /** Null for a list of its own. */
  readonly view: ViewReference | null;
}

/** The saved view that a list shows or came from. */
export interface ViewReference {
  readonly id: string;
  /** The list has params of its own; otherwise the address has nothing but the id, and the params are the view's. */
  readonly isChanged: boolean;
}

/** Every customer, newest first. */
export const everyCustomer: ListParams = {
  search: '',
  status: null,
  parameter: null,
  conditions: [],
  sort: newestFirst,
  ...noLayout,
  view: null,
};

/** The part of the params in a history entry's state, and whose it is: other users of this browser must not see it. */
const PrivateState = z.object({ search: z.string(), userId: z.nullable(z.string()) });
type PrivateState = z.infer<typeof PrivateState>;

/** Params with some of them changed: no longer those of the view that the list shows. */
export function changeParams(params: ListParams, change: Partial<ListParams>): ListParams {
  const { view } = params;
  return { ...params, view: view === null ? null : { ...view, isChanged: true }, ...change };
}

/** Reads the params of a history entry, or the view that has them. Invalid ones count as absent; it never throws. */
export function decodeListParams(query: URLSearchParams, state: unknown): ListParams {
  const shown = query.get('view');
  if (shown) return { ...everyCustomer, view: { id: shown, isChanged: false } };
  const changed = query.get('changedView');
  const hidden = z.safeParse(PrivateState, state);
  const status = z.safeParse(CustomerStatus, query.get('status'));
  const id = query.get('parameterId') ?? '';
  return {
    search: searchable(
      hidden.success && hidden.data.userId === currentUserId ? hidden.data.search : (query.get('search') ?? ''),
    ),
    status: status.success ? status.data : null,
    parameter: id === '' ? null : { id, value: query.get('parameterValue') },
    conditions: decodeConditions(query.getAll('filter')),
    sort: parseSort(query.get('sort') ?? '') ?? newestFirst,
    ...(changed ? decodeLayout(query) : noLayout),
    view: changed ? { id: changed, isChanged: true } : null,
  };
}

/** Params as a query string (with `?`, or empty), and the state that stays out of the URL; null for none. */
export function encodeListParams(params: ListParams): { query: string; state: PrivateState | null } {
  const query = new URLSearchParams();
  const { view } = params;
  if (view?.isChanged === false) return { query: `?${new URLSearchParams({ view: view.id })}`, state: null };
  const hide = isPersonal(params.search);
  if (params.search !== '' && !hide) query.set('search', params.search);
  if (params.status !== null) query.set('status', params.status);
  if (params.parameter !== null) {
    query.set('parameterId', params.parameter.id);
    if (params.parameter.value !== null) query.set('parameterValue', params.parameter.value);
  }
  for (const condition of params.conditions) query.append('filter', formatCondition(condition));
  if (!isNewestFirst(params.sort)) query.set('sort', formatSort(params.sort));
  if (view !== null) {
    encodeLayout(params, query);
    query.set('changedView', view.id);
  }
  const text = query.toString();
  return {
    query: text === '' ? '' : `?${text}`,
    state: hide ? { search: params.search, userId: currentUserId } : null,
  };
}

/** Text the API accepts as a search: trimmed, without control characters, and not too long. */
export function searchable(text: string): string {
  const clean = text.replace(/\p{Cc}/gu, ' ').trim();
  return [...clean].slice(0, maxSearchLength).join('').trim();
}
