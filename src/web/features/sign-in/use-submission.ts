import { useState } from 'react';
import { ApiError } from '../../lib/api/api-errors.ts';

export interface Submission<T> {
  readonly isPending: boolean;
  readonly error: ApiError | null;
  readonly submit: (given: T) => void;
}

/** Something that is sent once at a time, and what became of it. */
export function useSubmission<T>(send: (given: T) => Promise<void>): Submission<T> {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const submit = (given: T) => {
    if (isPending) return;
    setPending(true);
    setError(null);
    send(given)
      .catch((failure: unknown) => {
        if (!(failure instanceof ApiError)) throw failure;
        setError(failure);
      })
      .finally(() => setPending(false));
  };
  return { isPending, error, submit };
}
