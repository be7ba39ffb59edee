import * as z from 'zod/mini';
import { CustomerStatus } from '../../../../contract/customer.ts';
import { maxSearchLength } from '../../../../contract/list-customers.ts';
import { currentUserId } from '../../../lib/browser/current-user.ts';
import { isPersonal } from './hide-personal-data.ts';

/** The state of the list. It lives only in the history entry: in the URL, or `history.state` for a personal search. */
export interface ListParams {
  /** Trimmed; empty for none. */
  readonly search: string;
  /** Null for all statuses. */
  readonly status: CustomerStatus | null;
  readonly parameter: ParameterFilter | null;
}

export interface ParameterFilter {
  readonly id: string;
  /** Null matches any value. */
  readonly value: string | null;
}

/** The part of the params in a history entry's state, and whose it is: other users of this browser must not see it. */
const PrivateState = z.object({ search: z.string(), userId: z.nullable(z.string()) });
type PrivateState = z.infer<typeof PrivateState>;

/** Reads the params of a history entry. Invalid ones count as absent; it never throws. */
export function decodeListParams(query: URLSearchParams, state: unknown): ListParams {
  const hidden = z.safeParse(PrivateState, state);
  const status = z.safeParse(CustomerStatus, query.get('status'));
  const id = query.get('parameterId') ?? '';
  return {
    search: searchable(
      hidden.success && hidden.data.userId === currentUserId ? hidden.data.search : (query.get('search') ?? ''),
    ),
    status: status.success ? status.data : null,
    parameter: id === '' ? null : { id, value: query.get('parameterValue') },
  };
}

/** Params as a query string (with `?`, or empty), and the state that stays out of the URL; null for none. */
export function encodeListParams(params: ListParams): { query: string; state: PrivateState | null } {
  const query = new URLSearchParams();
  const hide = isPersonal(params.search);
  if (params.search !== '' && !hide) query.set('search', params.search);
  if (params.status !== null) query.set('status', params.status);
  if (params.parameter !== null) {
    query.set('parameterId', params.parameter.id);
    if (params.parameter.value !== null) query.set('parameterValue', params.parameter.value);
  }
  const text = query.toString();
  return {
    query: text === '' ? '' : `?${text}`,
    state: hide ? { search: params.search, userId: currentUserId } : null,
  };
}

/** The params that are sent. A search pauses the parameter filter, because the API refuses both together. */
export type ListRequest = Pick<ListParams, 'status'> &
  (
    | { readonly search: string; readonly parameter: null }
    | { readonly search: ''; readonly parameter: ParameterFilter | null }
  );

export function listRequestOf(params: ListParams): ListRequest {
  return params.search === ''
    ? { search: '', status: params.status, parameter: params.parameter }
    : { search: params.search, status: params.status, parameter: null };
}

/** Text the API accepts as a search: trimmed, without control characters, and not too long. */
export function searchable(text: string): string {
  const clean = text.replace(/\p{Cc}/gu, ' ').trim();
  return [...clean].slice(0, maxSearchLength).join('').trim();
}
