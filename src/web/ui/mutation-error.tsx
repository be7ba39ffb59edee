import {
  errorText,
  NetworkError,
  RateLimitedError,
  SessionExpiredError,
  type ApiError,
} from '../lib/api/api-errors.ts';
import { Alert } from './alert.tsx';
import { ExactTime } from './exact-time.tsx';

/** Why a change failed, and what to do; nothing for null. */
export function MutationError({ error }: { readonly error: ApiError | null }) {
  if (error === null) return null;
  return (
    <Alert>
      <ErrorText error={error} />
    </Alert>
  );
}

function ErrorText({ error }: { readonly error: ApiError }) {
  if (error instanceof NetworkError) return 'The server can’t be reached. Nothing was changed. Please try again.';
  if (error instanceof SessionExpiredError)
    return 'Your session has ended. Nothing was changed. Sign in and try again.';
  if (error instanceof RateLimitedError)
    return (
      <>
        {error.message}. Try again after <ExactTime ms={error.retryAt} show="dateTime" />.
      </>
    );
  return errorText(error);
}
