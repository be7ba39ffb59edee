import { useLayoutEffect, useRef } from 'react';
import {
  BadRequestError,
  ForbiddenError,
  isTransient,
  RateLimitedError,
  ServerError,
  SessionExpiredError,
  SourceFailedError,
} from '../../../lib/api/api-errors.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

export interface ListErrorProps {
  readonly error: Error;
  readonly onRetry: () => void;
  /** The list is filtered by a parameter that does not exist, or no longer. */
  readonly isParameterGone: boolean;
  /** Removes the parameter filter; null when there is none. */
  readonly onClearFilter: (() => void) | null;
}

/** Why the first page failed, in place of rows. */
export function ListError({ error, isParameterGone, onRetry, onClearFilter }: ListErrorProps) {
  const { title, text, retry } =
    isParameterGone && error instanceof BadRequestError ? parameterGone : listErrorText(error);
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
        {error instanceof ServerError && error.requestId !== null && (
          <p className="mt-2 text-[0.8125rem]">
            Request ID <code className="font-sans text-ink select-all">{error.requestId}</code>
          </p>
        )}
      </EmptyState>
    </div>
  );
}

const parameterGone: ListErrorText = {
  title: 'This parameter doesn’t exist',
  text: 'It may have been removed. Clear the filter to see your customers.',
  retry: false,
};

interface ListErrorText {
  readonly title: string;
  readonly text: string;
  readonly retry: boolean;
}

function listErrorText(error: Error): ListErrorText {
  if (error instanceof ForbiddenError) {
    return {
      title: 'You don’t have access to customers',
      text: 'Ask an administrator for access.',
      retry: false,
    };
  }
  if (error instanceof RateLimitedError) {
    return {
      title: 'Request limit reached',
      text: 'The list will load automatically when requests are available.',
      retry: false,
    };
  }
  if (error instanceof SessionExpiredError) {
    return { title: 'Your session has ended', text: 'Sign in to see your customers.', retry: false };
  }
  if (error instanceof BadRequestError) return { title: 'This list can’t be shown', text: error.message, retry: false };
  if (error instanceof SourceFailedError)
    return { title: 'Couldn’t load the customers', text: `${error.message}.`, retry: true };
  return {
    title: 'Couldn’t load the customers',
    text: 'Something went wrong on our side. Please try again.',
    retry: true,
  };
}

export interface NextPageErrorProps {
  readonly error: Error;
  readonly onRetry: () => void;
  readonly onReloadFromTop: () => void;
}

/** Why the next page failed, below the rows that stay. */
export function NextPageError({ error, onRetry, onReloadFromTop }: NextPageErrorProps) {
  const band = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => showAtEnd(band.current), []);
  // A notice or a dialog already says what holds the page up.
  if (isTransient(error)) return null;
  const isCursorRefused = error instanceof BadRequestError;
  const isForbidden = error instanceof ForbiddenError;
  return (
    <div
      ref={band}
      role="alert"
      className={cn(
        'sticky left-0 flex w-[100cqw] items-center justify-between gap-3',
        'bg-danger-soft px-4 py-3 text-danger sm:px-6',
      )}
    >
      <p>
        {nextPageErrorText(error)}
        <RequestId error={error} />
      </p>
      {isCursorRefused && <Button onClick={onReloadFromTop}>Reload from the top</Button>}
      {!isCursorRefused && !isForbidden && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

function nextPageErrorText(error: Error): string {
  if (error instanceof BadRequestError) return 'This list has changed.';
  if (error instanceof ForbiddenError)
    return 'You no longer have access to customers. Ask an administrator for access.';
  return `Couldn’t load more customers.${error instanceof SourceFailedError ? ` ${error.message}.` : ''}`;
}

/** Pixels from the end of the rows that count as at the end: less than a row. */
const nearEnd = 24;

/** A user who scrolled to the end would not see it, as it appears right below the view. */
function showAtEnd(band: HTMLElement | null): void {
  const view = band?.parentElement;
  if (band === null || view === null || view === undefined) return;
  if (band.getBoundingClientRect().top <= view.getBoundingClientRect().bottom + nearEnd)
    band.scrollIntoView({ block: 'nearest' });
}

/** The id of the failed request, after the sentence about it; nothing where the server gave none. */
export function RequestId({ error }: { readonly error: Error }) {
  if (!(error instanceof ServerError) || error.requestId === null) return null;
  return (
    <>
      {' '}
      Request ID <span className="select-all">{error.requestId}</span>
    </>
  );
}
