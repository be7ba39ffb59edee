import { useMemo, useState } from 'react';
import { goesOnByItself } from '../../lib/api-errors.ts';
import type { ListParams, ListRequest } from './list-params.ts';
import { listedRows, noRows, type ListedRows } from './listed-rows.ts';
import type { CustomersList } from './use-customers-list.ts';
import type { ExactMatch } from './use-exact-match.ts';
import type { ListLocation } from './use-list-location.ts';

/** Rows and the question they answer. */
interface Answer {
  readonly params: ListParams;
  readonly request: ListRequest;
  readonly rows: ListedRows;
  readonly receivedAt: number | null;
  readonly staleSince: number | null;
}

export interface ShownList extends Answer {
  /** `answered` shows what the request asks for; `previous` the answer before it until then; the others have no rows. */
  readonly state: 'loading' | 'failed' | 'previous' | 'answered';
}

/** What is on screen of a list: its answer, or until that is there the one before, as it was. */
export function useShownList({ params, request }: ListLocation, list: CustomersList, exact: ExactMatch): ShownList {
  const { loaded, receivedAt, staleSince } = list;
  // Both are asked at once; an exact match that came later would push the rows away under the pointer.
  const isAnswered = list.state === 'answered' && !exact.isAsked;
  const rows = useMemo(() => listedRows(loaded, exact.customer, request.search), [loaded, exact.customer, request.search]);
  const answer = useMemo<Answer | null>(
    () => (isAnswered ? { params, request, rows, receivedAt, staleSince } : null),
    [isAnswered, params, request, rows, receivedAt, staleSince],
  );
  const [last, setLast] = useState(answer);
  if (answer !== null && answer !== last) setLast(answer);

  if (answer !== null) return { ...answer, state: 'answered' };
  const isFailed = list.state === 'failed' && list.error !== null;
  if (last !== null && !(isFailed && !goesOnByItself(list.error))) return { ...last, state: 'previous' };
  return { params, request, rows: noRows, receivedAt: null, staleSince: null, state: isFailed ? 'failed' : 'loading' };
}
