import { useMemo, useState } from 'react';
import { isTransient } from '../../../lib/api/api-errors.ts';
import { oldestAnsweredAt, staleSinceOf } from '../api/response-age.ts';
import type { ListParams, ListRequest } from '../url/list-params.ts';
import { noRows, tableRows, type TableRows } from '../table/table-rows.ts';
import type { AskedList } from './use-asked-list.ts';
import type { ListLocation } from '../use-list-location.ts';

/** Rows and the question they answer. */
interface Answer {
  readonly params: ListParams;
  readonly request: ListRequest;
  readonly rows: TableRows;
  /** When the source said the oldest of the rows, in milliseconds since 1970; null before. */
  readonly answeredAt: number | null;
  /** Since when the server could not renew the oldest of its answers, in milliseconds since 1970. */
  readonly staleSince: number | null;
  /** The exact match alone: others were not asked for. */
  readonly isAlone: boolean;
}

export interface ShownList extends Answer {
  /**
   * `answered` shows what the request asks for; `previous` the answer before it until then; the others have no rows.
   */
  readonly state: 'loading' | 'failed' | 'previous' | 'answered';
}

/** What is on screen of a list: its answer, or until that is there the one before, as it was. */
export function useShownList({ params, request }: ListLocation, { list, exact, isAlone }: AskedList): ShownList {
  const { loaded } = list;
  const times = exact.time === null ? list.times : [...list.times, exact.time];
  const answeredAt = oldestAnsweredAt(times);
  const staleSince = staleSinceOf(times);
  // Where both are asked at once, an exact match that came later would push the rows away under the pointer.
  const isAnswered = (list.state === 'answered' || isAlone) && !exact.isAsked;
  const rows = useMemo(
    () => tableRows(loaded, exact.customer, request.search),
    [loaded, exact.customer, request.search],
  );
  const answer = useMemo<Answer | null>(
    () => (isAnswered ? { params, request, rows, answeredAt, staleSince, isAlone } : null),
    [isAnswered, params, request, rows, answeredAt, staleSince, isAlone],
  );
  const [last, setLast] = useState(answer);
  if (answer !== null && answer !== last) setLast(answer);

  if (answer !== null) return { ...answer, state: 'answered' };
  const isFailed = list.state === 'failed' && list.error !== null;
  if (last !== null && !(isFailed && !isTransient(list.error))) return { ...last, state: 'previous' };
  return {
    params,
    request,
    rows: noRows,
    answeredAt: null,
    staleSince: null,
    isAlone: false,
    state: isFailed ? 'failed' : 'loading',
  };
}
