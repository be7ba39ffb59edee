import { useLayoutEffect, useRef } from 'react';
import { BadRequestError, ForbiddenError, isTransient, SourceFailedError } from '../../../lib/api/api-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { RequestToQuote } from './request-to-quote.tsx';

export interface NextPageProblemProps {
  readonly error: Error;
  readonly onRetry: () => void;
  readonly onStartOver: () => void;
}

/** Why the next customers did not come, below the rows that stay. */
export function NextPageProblem({ error, onRetry, onStartOver }: NextPageProblemProps) {
  const band = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => showAtEnd(band.current), []);
  // These go on by themselves, and a band or window says so already.
  if (isTransient(error)) return null;
  const isCursorRefused = error instanceof BadRequestError;
  const isForbidden = error instanceof ForbiddenError;
  return (
    <div
      ref={band}
      role="alert"
      className="sticky left-0 flex w-[100cqw] items-center justify-between gap-3 bg-danger-soft px-4 py-3 text-danger sm:px-6"
    >
      <p>
        {textFor(error)}
        <RequestToQuote error={error} />
      </p>
      {isCursorRefused && <Button onClick={onStartOver}>Start over from the top</Button>}
      {!isCursorRefused && !isForbidden && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

function textFor(error: Error): string {
  if (error instanceof BadRequestError) return 'This list can’t be continued from here.';
  if (error instanceof ForbiddenError)
    return 'You may no longer see the customers. Ask whoever manages this organisation for access.';
  return `The next customers could not be loaded.${error instanceof SourceFailedError ? ` ${error.message}.` : ''}`;
}

/** To whoever has read to the end it would come up right below the view, unseen. */
function showAtEnd(band: HTMLElement | null): void {
  const view = band?.parentElement;
  if (band === null || view === null || view === undefined) return;
  if (band.getBoundingClientRect().top <= view.getBoundingClientRect().bottom + nearEnd)
    band.scrollIntoView({ block: 'nearest' });
}

/** Pixels from the end that count as at it: less than a row. */
const nearEnd = 24;
