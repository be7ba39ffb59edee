import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { onRecovery } from '../../lib/recovery.ts';
import type { ListRequest } from './list-params.ts';
import { refreshList } from './refresh-list.ts';
import type { PlaceKeeping } from './use-place.ts';

export interface Refresh {
  readonly isRefreshing: boolean;
  readonly error: Error | null;
  /** Reads the rows anew and stays at the place. */
  readonly refresh: () => void;
  /** Reads the list anew from the top, as when it cannot be continued. */
  readonly startOver: () => void;
}

/** Reading a list anew, with its old rows until the new ones are there. */
export function useRefresh(request: ListRequest, place: Pick<PlaceKeeping, 'current' | 'goTo'>): Refresh {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (from: 'place' | 'top') => {
      const to = from === 'place' ? place.current() : null;
      await refreshList(client, request, to?.id ?? null);
      place.goTo(to);
    },
  });
  const { mutate, isPending, error } = mutation;
  const goOn = useEffectEvent((passed: (failure: Error) => boolean) => {
    if (error !== null && passed(error)) mutate('place');
  });
  useEffect(() => onRecovery(goOn), []);
  return { isRefreshing: isPending, error, refresh: () => mutate('place'), startOver: () => mutate('top') };
}
