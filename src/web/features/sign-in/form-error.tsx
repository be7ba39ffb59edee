import { useEffect, useState } from 'react';
import { errorText, NetworkError, RateLimitedError, type ApiError } from '../../lib/api/api-errors.ts';
import { Alert } from '../../ui/alert.tsx';

/** Why a form was refused, and what to do; nothing for null. */
export function FormError({ error }: { readonly error: ApiError | null }) {
  if (error === null) return null;
  return (
    <Alert>
      <ErrorText error={error} />
    </Alert>
  );
}

function ErrorText({ error }: { readonly error: ApiError }) {
  if (error instanceof NetworkError) return 'The server can’t be reached. Check your connection and try again.';
  if (error instanceof RateLimitedError)
    return (
      <>
        {error.message}. Try again <TimeUntil ms={error.retryAt} />.
      </>
    );
  return errorText(error);
}

/** Such as "in 14 minutes", "in 20 seconds", or "now" when the moment has come. `ms` is since 1970. */
function TimeUntil({ ms }: { readonly ms: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span role="timer">{timeUntilText(Math.ceil((ms - now) / 1000))}</span>;
}

function timeUntilText(seconds: number): string {
  if (seconds <= 0) return 'now';
  if (seconds > 90) return `in ${Math.ceil(seconds / 60)} minutes`;
  return `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
