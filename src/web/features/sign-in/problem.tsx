import { NetworkError, RateLimitedError, ServerError, type ApiError } from '../../lib/api-errors.ts';
import { RetryTime } from './retry-time.tsx';

/** Why nobody was signed in, and what to do. */
export function Problem({ error }: { readonly error: ApiError | null }) {
  if (error === null) return null;
  return (
    <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-[0.8125rem] text-danger">
      <Words error={error} />
    </p>
  );
}

function Words({ error }: { readonly error: ApiError }) {
  if (error instanceof NetworkError) return 'The server could not be reached. Check your connection and try again.';
  if (error instanceof RateLimitedError) return <>{error.message}: you can try again <RetryTime until={error.until} />.</>;
  if (error instanceof ServerError) {
    return `Something went wrong on our side. Try again.${error.requestId === null ? '' : ` If it stays so, quote ${error.requestId}.`}`;
  }
  return `${error.message}.`;
}
