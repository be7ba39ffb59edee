import {
  BadRequestError,
  ForbiddenError,
  RateLimitedError,
  ServerError,
  SessionExpiredError,
  SourceFailedError,
} from '../../../lib/api/api-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

export interface ListProblemProps {
  readonly error: Error;
  readonly onRetry: () => void;
  /** Leaves the parameter filter, null when there is none. */
  readonly onClearFilter: (() => void) | null;
}

/** Why the first customers could not be had, in place of rows. */
export function ListProblem({ error, onRetry, onClearFilter }: ListProblemProps) {
  const { title, text, retry } = sayWhy(error);
  return (
    <div role="alert">
      <EmptyState
        title={title}
        actions={
          <>
            {retry && <Button onClick={onRetry}>Try again</Button>}
            {error instanceof BadRequestError && onClearFilter !== null && (
              <Button onClick={onClearFilter}>Clear filter</Button>
            )}
          </>
        }
      >
        <p>{text}</p>
        {error instanceof ServerError && error.requestId !== null && <RequestId id={error.requestId} />}
      </EmptyState>
    </div>
  );
}

interface Why {
  readonly title: string;
  readonly text: string;
  readonly retry: boolean;
}

function sayWhy(error: Error): Why {
  if (error instanceof ForbiddenError) {
    return {
      title: 'You may not see the customers',
      text: 'Your account has no access to them. Whoever manages this organisation can give it to you.',
      retry: false,
    };
  }
  if (error instanceof RateLimitedError) {
    return {
      title: 'The request limit is used up',
      text: 'The customers come by themselves as soon as requests may go out again.',
      retry: false,
    };
  }
  if (error instanceof SessionExpiredError) {
    return { title: 'Your session has ended', text: 'The customers show once it is renewed.', retry: false };
  }
  if (error instanceof BadRequestError)
    return { title: 'This list cannot be shown', text: error.message, retry: false };
  if (error instanceof SourceFailedError)
    return { title: 'The customers could not be loaded', text: `${error.message}.`, retry: true };
  return {
    title: 'The customers could not be loaded',
    text: 'This is our fault and not yours. Trying again often helps.',
    retry: true,
  };
}

/** What to quote when asking about a failure. */
function RequestId({ id }: { readonly id: string }) {
  return (
    <p className="mt-2 text-[0.8125rem]">
      Request <code className="font-sans text-ink select-all">{id}</code>
    </p>
  );
}
