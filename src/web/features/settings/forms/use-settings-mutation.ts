import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../lib/api/api-errors.ts';
import { settingsKey } from '../settings-query-key.ts';

export interface SettingsMutation<Input, Result> {
  readonly isPending: boolean;
  readonly error: ApiError | null;
  /** Null until it has succeeded. */
  readonly result: Result | null;
  /** Without effect while it is pending. */
  readonly send: (input: Input) => void;
  readonly reset: () => void;
}

export interface SettingsMutationOptions<Result> {
  readonly onDone?: (result: Result) => void;
  /** The user leaves the page, such as by signing out: nothing is loaded again. */
  readonly isLast?: boolean;
}

/** A change in the settings, sent once at a time; then all settings load again. Its result is not cached. */
export function useSettingsMutation<Input, Result>(
  send: (input: Input) => Promise<Result>,
  { onDone, isLast = false }: SettingsMutationOptions<Result> = {},
): SettingsMutation<Input, Result> {
  const client = useQueryClient();
  const { mutate, reset, isPending, error, data } = useMutation<Result, Error, Input>({
    mutationFn: send,
    // Without a connection it fails right away: the user is looking at it.
    networkMode: 'always',
    gcTime: 0,
    onSuccess: (result) => {
      onDone?.(result);
      // Not awaited: a new secret is shown once and cannot wait for responses that may never come.
      if (!isLast) void client.invalidateQueries({ queryKey: settingsKey });
    },
  });
  return {
    isPending,
    error: error === null || error instanceof ApiError ? error : new ApiError('Something went wrong'),
    result: data ?? null,
    send: (input) => {
      if (!isPending) mutate(input);
    },
    reset,
  };
}
