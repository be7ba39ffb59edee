import { Button } from '../../../ui/button.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { DetailError } from './detail-error.ts';

interface PanelLoadingProps {
  readonly headingId: string;
  readonly customerNumber: string;
}

/** A direct link while its customer loads. */
export function PanelLoading({ headingId, customerNumber }: PanelLoadingProps) {
  return (
    <div>
      <div className="px-5 py-3.5 max-sm:px-4.5 max-sm:pt-4.5">
        <div className="flex items-start gap-2.5">
          <Skeleton className="size-11 shrink-0" />
          <div className="min-w-0 flex-1 pt-0.5">
            <Skeleton className="my-1 h-3.5 w-40" />
            <h2 id={headingId} className="text-[0.8125rem] text-muted break-words">
              <span className="sr-only">Loading customer </span>
              {customerNumber}
            </h2>
          </div>
        </div>
        <Skeleton className="mt-3.5 mb-1 h-3.5 w-48" />
      </div>
      <div className="grid grid-cols-2 gap-2.5 border-y border-line px-5 py-3.5 max-sm:px-4.5 max-sm:pt-4">
        {[0, 1, 2, 3].map((tile) => (
          <Skeleton key={tile} className="h-16 rounded-xl" />
        ))}
      </div>
      <div className="space-y-5 px-5 py-5 max-sm:px-4.5">
        {[0, 1, 2, 3, 4, 5].map((line) => (
          <div key={line} className="flex justify-between">
            <Skeleton className="h-3 w-20" />
            <Skeleton className="h-3 w-36" />
          </div>
        ))}
      </div>
    </div>
  );
}

interface PanelFailureProps extends PanelLoadingProps {
  /** Null while offline. */
  readonly error: DetailError | null;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** A direct link whose customer cannot be shown: gives the reason, and a way to the list. */
export function PanelFailure({ headingId, customerNumber, error, onRetry, onClose }: PanelFailureProps) {
  const showList = <Button onClick={onClose}>Show the list</Button>;
  if (error?.isNotFound === true) {
    return (
      <EmptyState title={<span id={headingId}>Customer not found</span>} actions={showList}>
        There is no customer <bdi className="font-medium text-ink break-all">{customerNumber}</bdi>. It may have been
        deleted, or the link may be wrong.
      </EmptyState>
    );
  }
  const requestId = error?.requestId ?? null;
  return (
    <EmptyState
      title={<span id={headingId}>Couldn’t load this customer</span>}
      actions={
        <>
          {error?.canRetry === true && (
            <Button variant="primary" onClick={onRetry}>
              Try again
            </Button>
          )}
          {showList}
        </>
      }
    >
      <span role="alert">
        {error === null ? 'You’re offline. The customer will load when you’re back.' : error.reason}
      </span>
      {error?.isRateLimited === true && (
        <>
          {' '}
          Loading in <Countdown />.
        </>
      )}
      {requestId !== null && <span className="block text-[0.8125rem]">Request ID {requestId}</span>}
    </EmptyState>
  );
}
