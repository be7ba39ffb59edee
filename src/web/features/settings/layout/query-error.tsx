import {
  ForbiddenError,
  NetworkError,
  RateLimitedError,
  ServerError,
  SessionExpiredError,
} from '../../../lib/api/api-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { noticeLinkClasses } from '../../../ui/notice.tsx';

export interface QueryErrorProps {
  readonly error: Error;
  /** Earlier data is still shown. */
  readonly isOverData?: boolean;
  /** What could not be loaded, as in "Couldn’t load staff". */
  readonly what: string;
  readonly onRetry: () => void;
}

/**
 * Why a section could not be loaded: in its place, or in a line above its earlier data unless that is forbidden now.
 */
export function QueryError({ error, isOverData = false, what, onRetry }: QueryErrorProps) {
  const { title, text, isRetried } = explain(error, what);
  if (isOverData && !(error instanceof ForbiddenError)) {
    return (
      <p
        role="alert"
        className="mb-4 flex items-center gap-3 rounded-lg bg-warn-soft px-3 py-2 text-[0.8125rem] text-warn"
      >
        <span className="flex-1">Couldn’t refresh {what}. This may be out of date.</span>
        {!isRetried && (
          <button type="button" onClick={onRetry} className={noticeLinkClasses}>
            Try again
          </button>
        )}
      </p>
    );
  }
  return (
    <div role="alert" className="rounded-xl border border-line bg-surface">
      <EmptyState title={title} actions={isRetried ? undefined : <Button onClick={onRetry}>Try again</Button>}>
        <p>{text}</p>
        {error instanceof ServerError && error.requestId !== null && (
          <p className="mt-2 text-[0.8125rem]">
            Request ID <code className="font-sans text-ink select-all">{error.requestId}</code>
          </p>
        )}
      </EmptyState>
    </div>
  );
}

interface Explanation {
  readonly title: string;
  readonly text: string;
  /** It is retried automatically. */
  readonly isRetried: boolean;
}

function explain(error: Error, what: string): Explanation {
  const title = `Couldn’t load ${what}`;
  if (error instanceof ForbiddenError)
    return {
      title: 'You no longer have access',
      text: 'Your role has changed. Ask an administrator if you need access.',
      isRetried: false,
    };
  if (error instanceof RateLimitedError)
    return {
      title: 'Too many requests',
      text: 'This page will load automatically when requests are available.',
      isRetried: true,
    };
  if (error instanceof SessionExpiredError)
    return {
      title: 'Your session has ended',
      text: 'Sign in to see this page.',
      isRetried: true,
    };
  if (error instanceof NetworkError) return { title, text: 'The server can’t be reached.', isRetried: false };
  return { title, text: 'Something went wrong on our side. Please try again.', isRetried: false };
}
