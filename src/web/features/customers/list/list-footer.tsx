import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useIsRateLimited } from '../../../lib/api/rate-limit.ts';
import { usePrefetchPolicy } from '../../../lib/source/quota.ts';
import { useIsOnline } from '../../../lib/hooks/use-is-online.ts';
import { Button } from '../../../ui/button.tsx';
import { footParts, type FootState } from './foot-text.ts';

const sparing = 'Few calls are left: more come by “Load more” alone.';

export interface ListFootProps {
  /** Null while nothing is loaded. */
  readonly foot: FootState | null;
  readonly isLoadingMore: boolean;
  readonly onLoadMore: () => void;
  readonly onShowShortcuts: () => void;
  readonly onPrepareShortcuts: () => void;
}

/** What is loaded, loading more by hand, and the keys. */
export function ListFoot({ foot, isLoadingMore, onLoadMore, onShowShortcuts, onPrepareShortcuts }: ListFootProps) {
  const formats = useFormats();
  const isPaused = useIsRateLimited();
  const isOnline = useIsOnline();
  const isSpared = usePrefetchPolicy() === 'manual' && foot?.hasMore === true && !isPaused;
  return (
    <div
      role="group"
      aria-label="Loaded customers"
      className="flex min-h-10 shrink-0 items-center gap-x-3 border-t border-line bg-subtle px-4 text-[0.8125rem] text-muted max-sm:flex-wrap max-sm:py-1 sm:px-6"
    >
      <p className="min-w-0 truncate tabular-nums">
        {foot !== null &&
          footParts(foot, formats.count).map((part) =>
            part.figure ? (
              <strong key={part.text} className="font-medium text-ink">
                {part.text}
              </strong>
            ) : (
              part.text
            ),
          )}
      </p>
      {foot?.hasMore === true && (
        <Button
          variant="quiet"
          aria-disabled={isLoadingMore || isPaused || !isOnline}
          onClick={onLoadMore}
          className="h-7! px-2! text-[0.8125rem] aria-disabled:opacity-55"
        >
          {isLoadingMore ? 'Loading…' : 'Load more'}
        </Button>
      )}
      {isSpared && (
        <p
          title={sparing}
          className="min-w-0 truncate text-warn max-sm:basis-full max-sm:pb-1 max-sm:whitespace-normal"
        >
          {sparing}
        </p>
      )}
      <span className="ml-auto shrink-0 max-sm:hidden">↑ ↓ move · ↵ open · / search</span>
      <button
        type="button"
        onClick={onShowShortcuts}
        onPointerEnter={onPrepareShortcuts}
        onFocus={onPrepareShortcuts}
        aria-keyshortcuts="?"
        className="-mx-2 h-7 shrink-0 rounded-md px-2 hover:bg-hover hover:text-ink max-sm:hidden"
      >
        ? all keys
      </button>
    </div>
  );
}
