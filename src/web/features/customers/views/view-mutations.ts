import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { successOf } from '../../../../contract/envelope.ts';
import { routes } from '../../../../contract/route-paths.ts';
import {
  ViewResponse,
  type SavedView,
  type ViewContent,
  type ViewVisibility,
} from '../../../../contract/views/saved-views.ts';
import { deleteJson, mutateJson } from '../../../lib/api/api-client.ts';
import { ApiError, RefusedError } from '../../../lib/api/api-errors.ts';
import { viewsOptions } from '../api/views-query.ts';
import { knownView } from '../url/view-params.ts';

export interface NewView {
  readonly name: string;
  readonly visibility: ViewVisibility;
  readonly content: ViewContent;
}

export interface ViewMutation<Input> {
  readonly isPending: boolean;
  readonly error: ApiError | null;
  /** Without effect while it is pending. */
  readonly send: (input: Input) => void;
}

/** Adds a view. */
export function useAddView(onDone: (added: SavedView) => void): ViewMutation<NewView> {
  return useViewMutation(
    async (view: NewView) => (await mutateJson({ method: 'POST', path: routes.views, body: view }, ViewResponse)).data,
    (client, added) => {
      cacheView(client, added);
      onDone(added);
    },
  );
}

/** Changes a view, unless someone else has changed it since. */
export function useChangeView(
  { id, updatedAt }: SavedView,
  onDone: (changed: SavedView) => void,
  onFailed?: (error: ApiError) => void,
): ViewMutation<Partial<NewView>> {
  return useViewMutation(
    async (change: Partial<NewView>) => {
      const body = { ...change, updatedAt };
      return (await mutateJson({ method: 'PATCH', path: routes.view(id), body }, ViewResponse)).data;
    },
    (client, changed) => {
      cacheView(client, changed);
      onDone(changed);
    },
    onFailed,
  );
}

export function useDeleteView({ id }: SavedView, onDone: () => void): ViewMutation<void> {
  return useViewMutation(
    () => deleteJson(routes.view(id), successOf(z.object({}))),
    (client) => {
      onDone();
      client.setQueryData(viewsOptions().queryKey, (known) => known?.filter(({ view }) => view.id !== id));
    },
  );
}

function useViewMutation<Input, Result>(
  send: (input: Input) => Promise<Result>,
  onDone: (client: QueryClient, result: Result) => void,
  onFailed?: (error: ApiError) => void,
): ViewMutation<Input> {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation<Result, Error, Input>({
    mutationFn: send,
    // Without a connection it fails right away: the user is looking at it.
    networkMode: 'always',
    gcTime: 0,
    onSuccess: (result) => onDone(client, result),
    onError: async (reason) => {
      // Others may have changed or deleted the view: what is tried next has to start from how it is now.
      if (reason instanceof RefusedError) await client.invalidateQueries(viewsOptions());
      onFailed?.(apiError(reason));
    },
  });
  return {
    isPending,
    error: error === null ? null : apiError(error),
    send: (input) => {
      if (!isPending) mutate(input);
    },
  };
}

function apiError(error: Error): ApiError {
  return error instanceof ApiError ? error : new ApiError('Something went wrong');
}

/** Puts a view into the list of views, which then loads again, in its order. */
function cacheView(client: QueryClient, view: SavedView): void {
  const options = viewsOptions();
  client.setQueryData(options.queryKey, (known = []) => {
    const isKnown = known.some((one) => one.view.id === view.id);
    const next = knownView(view);
    return isKnown ? known.map((one) => (one.view.id === view.id ? next : one)) : [...known, next];
  });
  void client.invalidateQueries(options);
}
