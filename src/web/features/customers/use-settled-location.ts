import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isStarted, startList } from './start-list.ts';
import type { ListLocation } from './use-list-location.ts';

/** Milliseconds the rows before stay as they are for an answer that is on its way. */
const grace = 200;

/**
 * The location whose list is on screen: the one before until the new list is answered, or has kept the reader waiting.
 * What comes at once then is rendered once, and nothing dims only to flash back.
 */
export function useSettledLocation(location: ListLocation): ListLocation {
  const client = useQueryClient();
  const [shown, setShown] = useState(location);
  const { request, listKey } = location;
  const isSettled = shown.listKey === listKey || isStarted(client, request);
  if (isSettled && shown !== location) setShown(location);
  useEffect(() => {
    if (isSettled) return undefined;
    let isLeft = false;
    const settle = () => {
      if (!isLeft) setShown(location);
    };
    const timer = setTimeout(settle, grace);
    // It may have come, or failed, since this was rendered: what failed is not asked for twice.
    const started = isStarted(client, request) ? Promise.resolve() : startList(client, request);
    void started.then(settle);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [client, isSettled, location, request]);
  return isSettled ? location : shown;
}
