import { useState } from 'react';
import { ApiError } from '../../lib/api/api-errors.ts';

export interface Submission<T> {
  readonly isPending: boolean;
  readonly error: ApiError | null;
  readonly submit: (values: T) => void;
}

/** Submits once at a time and keeps the last error. An error in our own code is reported, and shown without details. */
export function useSubmission<T>(send: (values: T) => Promise<void>): Submission<T> {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const submit = (values: T) => {
    if (isPending) return;
    setPending(true);
    setError(null);
    send(values)
      .catch((failure: unknown) => {
        if (failure instanceof ApiError) {
          setError(failure);
          return;
        }
        setError(new ApiError('Something went wrong'));
        reportError(failure);
      })
      .finally(() => setPending(false));
  };
  return { isPending, error, submit };
}
