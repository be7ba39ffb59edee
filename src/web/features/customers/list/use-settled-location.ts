import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isStarted, startList } from '../api/prefetch-list.ts';
import type { ListLocation } from '../use-list-location.ts';

/**
 * Milliseconds the rows before stay as they are for an answer that is on its way, whatever else is chosen meanwhile.
 */
const grace = 200;

/**
 * The location whose list is on screen: the one before until the new list is answered, or has kept the reader waiting.
 * What comes at once then is rendered once, and nothing dims only to flash back. A customer opens and closes at once.
 */
export function useSettledLocation(location: ListLocation): ListLocation {
  const client = useQueryClient();
  const [shown, setShown] = useState(location);
  const { request, listKey } = location;
  const isSettled = shown.listKey === listKey || isStarted(client, request);
  /** Since when, by `performance.now()`, the rows have been those of another list. */
  const leftAt = useRef<number | null>(null);
  if (isSettled && shown !== location) setShown(location);
  useEffect(() => {
    if (isSettled) {
      leftAt.current = null;
      return undefined;
    }
    leftAt.current ??= performance.now();
    // Rows that answer neither list are dimmed already, and stay so: they would flash if those of the list between
    // came.
    const left = isStarted(client, shown.request) ? leftAt.current + grace - performance.now() : 0;
    let isLeft = false;
    const settle = () => {
      if (!isLeft) setShown(location);
    };
    const timer = setTimeout(settle, Math.max(0, left));
    // It may have come, or failed, since this was rendered: what failed is not asked for twice.
    const started = isStarted(client, request) ? Promise.resolve() : startList(client, request);
    void started.then(settle);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [client, isSettled, location, request, shown]);
  const { selected } = location;
  return useMemo(() => (isSettled ? location : { ...shown, selected }), [isSettled, location, selected, shown]);
}
