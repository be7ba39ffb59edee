import { BadRequestError, RateLimitedError, ServerError, SessionEndedError } from '../../lib/api-errors.ts';
import { Button } from '../../ui/button.tsx';

export interface NextPageProblemProps {
  readonly error: Error;
  readonly onRetry: () => void;
  readonly onStartOver: () => void;
}

/** Why the next customers did not come, below the rows that stay. */
export function NextPageProblem({ error, onRetry, onStartOver }: NextPageProblemProps) {
  // These go on by themselves, and a band or window says so already.
  if (error instanceof RateLimitedError || error instanceof SessionEndedError) return null;
  const isCursorRefused = error instanceof BadRequestError;
  return (
    <div role="alert" className="sticky left-0 flex w-[100cqw] items-center justify-between gap-3 bg-danger-soft px-4 py-3 text-danger sm:px-6">
      <p>
        {isCursorRefused ? 'This list can’t be continued from here.' : 'The next customers could not be loaded.'}
        {error instanceof ServerError && error.requestId !== null && <> Request <span className="select-all">{error.requestId}</span></>}
      </p>
      {isCursorRefused ? <Button onClick={onStartOver}>Start over from the top</Button> : <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}
