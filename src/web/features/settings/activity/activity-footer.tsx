import { ServerError } from '../../../lib/api/api-errors.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Button } from '../../../ui/button.tsx';

export interface ActivityFooterProps {
  readonly query: {
    readonly error: Error | null;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  /** Entries on screen. */
  readonly count: number;
}

/** How much is on screen, and the button to load more. */
export function ActivityFooter({
  query: { error, hasNextPage, isFetchingNextPage, fetchNextPage },
  count,
}: ActivityFooterProps) {
  const formats = useFormats();
  return (
    <div className="mt-3 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2 text-[0.8125rem] text-muted">
      <p role="status" className="tabular-nums">
        {hasNextPage
          ? `${formats.count(count)} shown, more available`
          : count === 1
            ? 'Only one entry'
            : `All ${formats.count(count)} entries shown`}
      </p>
      {hasNextPage && (
        <Button
          aria-disabled={isFetchingNextPage}
          onClick={() => {
            if (!isFetchingNextPage) void fetchNextPage();
          }}
        >
          {isFetchingNextPage ? 'Loading…' : error === null ? 'Load more' : 'Try again'}
        </Button>
      )}
      {error !== null && (
        <p role="alert" className="text-danger">
          {hasNextPage ? 'Couldn’t load older entries.' : 'Couldn’t load the newest entries.'}
          {error instanceof ServerError && error.requestId !== null && ` Request ID ${error.requestId}.`}
        </p>
      )}
    </div>
  );
}
