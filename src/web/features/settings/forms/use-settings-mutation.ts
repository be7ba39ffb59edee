import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../lib/api/api-errors.ts';
import { settingsKey } from '../settings-key.ts';

export interface SettingsMutation<Given, Made> {
  readonly isPending: boolean;
  readonly error: ApiError | null;
  /** What came of it; null before. */
  readonly made: Made | null;
  /** Sends it; without effect while it is under way. */
  readonly send: (given: Given) => void;
  readonly reset: () => void;
}

export interface SettingsMutationOptions<Made> {
  readonly onDone?: (made: Made) => void;
  /** The page is left then: what it shows is not asked for anew, as by a session that is over. */
  readonly isLast?: boolean;
}

/**
 * A change of the settings, sent once at a time; then all that the settings show is asked for anew. Nothing of its
 * answer is kept beyond who asked for it.
 */
export function useSettingsMutation<Given, Made>(
  send: (given: Given) => Promise<Made>,
  { onDone, isLast = false }: SettingsMutationOptions<Made> = {},
): SettingsMutation<Given, Made> {
  const client = useQueryClient();
  const { mutate, reset, isPending, error, data } = useMutation<Made, Error, Given>({
    mutationFn: send,
    // Without a connection it fails at once: whoever asked is looking at it.
    networkMode: 'always',
    gcTime: 0,
    onSuccess: (made) => {
      onDone?.(made);
      // Not waited for: what was made is shown once and cannot wait for answers that may never come.
      if (!isLast) void client.invalidateQueries({ queryKey: settingsKey });
    },
  });
  return {
    isPending,
    error: error === null || error instanceof ApiError ? error : new ApiError('Something went wrong'),
    made: data ?? null,
    send: (given) => {
      if (!isPending) mutate(given);
    },
    reset,
  };
}
