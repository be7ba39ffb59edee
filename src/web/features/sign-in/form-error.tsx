import {
  NetworkError,
  RateLimitedError,
  ServerError,
  serverErrorText,
  UnavailableError,
  type ApiError,
} from '../../lib/api/api-errors.ts';
import { Alert } from '../../ui/alert.tsx';
import { RetryTime } from './retry-time.tsx';

/** Why nobody was signed in, and what to do. */
export function FormError({ error }: { readonly error: ApiError | null }) {
  if (error === null) return null;
  return (
    <Alert>
      <Words error={error} />
    </Alert>
  );
}

function Words({ error }: { readonly error: ApiError }) {
  if (error instanceof NetworkError) return 'The server could not be reached. Check your connection and try again.';
  if (error instanceof RateLimitedError)
    return (
      <>
        {error.message}: you can try again <RetryTime until={error.retryAt} />.
      </>
    );
  if (error instanceof UnavailableError) return `${error.message}.`;
  if (error instanceof ServerError) return serverErrorText(error);
  return `${error.message}.`;
}
