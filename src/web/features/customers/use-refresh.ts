import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { onRecovery } from '../../lib/recovery.ts';
import type { ListRequest } from './list-params.ts';
import { refreshList } from './refresh-list.ts';
import type { ListLocation } from './use-list-location.ts';
import type { PlaceKeeping } from './use-place.ts';

export interface Refresh {
  readonly isRefreshing: boolean;
  readonly error: Error | null;
  /** Reads the rows anew and stays at the place. */
  readonly refresh: () => void;
  /** Reads the list anew from the top, as when it cannot be continued. */
  readonly startOver: () => void;
}

/** A list that is read anew: the one on screen when it began. */
interface Refreshing {
  readonly listKey: string;
  readonly request: ListRequest;
  readonly stay: boolean;
  readonly place: Pick<PlaceKeeping, 'current' | 'goTo'>;
}

/** Reading the list on screen anew, with its old rows until the new ones are there. Of another list it says and moves nothing. */
export function useRefresh({ request, listKey }: ListLocation, place: Refreshing['place']): Refresh {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (list: Refreshing) => {
      await refreshList(client, list.request, list.stay ? (list.place.current()?.id ?? null) : null);
      // Where the reader is by now; the focus stays where it is.
      const to = list.stay ? list.place.current() : null;
      list.place.goTo(to === null ? null : { ...to, focused: null });
    },
  });
  const begin = (stay: boolean) => mutation.mutate({ listKey, request, stay, place });
  const { variables, isPending, error } = mutation;
  const isThis = variables?.listKey === listKey;
  const goOn = useEffectEvent((passed: (failure: Error) => boolean) => {
    if (isThis && error !== null && passed(error)) begin(variables.stay);
  });
  useEffect(() => onRecovery(goOn), []);
  return { isRefreshing: isThis && isPending, error: isThis ? error : null, refresh: () => begin(true), startOver: () => begin(false) };
}
