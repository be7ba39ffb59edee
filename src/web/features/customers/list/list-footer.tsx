import type { Count } from '../../../../contract/list-metadata.ts';
import { useIsRateLimited } from '../../../lib/api/rate-limit-countdown.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useIsOnline } from '../../../lib/hooks/use-is-online.ts';
import { usePrefetchPolicy } from '../../../lib/api/quota.ts';
import { Button } from '../../../ui/button.tsx';
import { footerParts, footerText, type FooterState } from './footer-text.ts';
import type { CustomerList } from './use-customer-list.ts';

const manualHint = 'Few requests left. Use “Load more” to continue.';

export interface ListFooterProps {
  readonly list: CustomerList;
  /** How many customers the list has; null while unknown. */
  readonly total: Count | null;
  readonly onShowShortcuts: () => void;
  readonly onPrepareShortcuts: () => void;
}

/** How much of the list is loaded, the button to load more, and the shortcuts. */
export function ListFooter({ list, total, onShowShortcuts, onPrepareShortcuts }: ListFooterProps) {
  const rows = list.state === 'rows' && !list.isPrevious ? list : null;
  const footer =
    rows === null ? null : { ...rows, total, loaded: rows.rows.customers.length, search: rows.request.search };
  const formats = useFormats();
  const isRateLimited = useIsRateLimited();
  const isOnline = useIsOnline();
  const isManual = usePrefetchPolicy() === 'manual' && rows?.hasMore === true && !isRateLimited;
  return (
    <>
      <div
        role="group"
        aria-label="Loaded customers"
        className={cn(
          'flex min-h-10 shrink-0 items-center gap-x-3 border-t border-line bg-subtle px-4',
          'text-[0.8125rem] text-muted max-sm:flex-wrap max-sm:py-1 sm:px-6',
        )}
      >
        <p className="min-w-0 truncate tabular-nums">
          {footer !== null &&
            footerParts(footer, formats.count).map((part) =>
              part.figure ? (
                <strong key={part.text} className="font-medium text-ink">
                  {part.text}
                </strong>
              ) : (
                part.text
              ),
            )}
        </p>
        {rows?.hasMore === true && (
          <Button
            variant="quiet"
            aria-disabled={rows.isLoadingMore || isRateLimited || !isOnline}
            onClick={rows.loadMore}
            className="h-7! px-2! text-[0.8125rem] aria-disabled:opacity-55"
          >
            {rows.isLoadingMore ? 'Loading…' : 'Load more'}
          </Button>
        )}
        {isManual && (
          <p
            title={manualHint}
            className="min-w-0 truncate text-warn max-sm:basis-full max-sm:pb-1 max-sm:whitespace-normal"
          >
            {manualHint}
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
          ? Shortcuts
        </button>
      </div>
      <p role="status" className="sr-only">
        {footer !== null && announcement(footer, formats.count)}
      </p>
    </>
  );
}

/** The text stays the same while pages arrive, so that screen readers only announce the first rows and the end. */
function announcement(footer: FooterState, count: (value: number) => string): string {
  if (!footer.hasMore)
    return footer.search === '' ? `End of the list. ${footerText(footer, count)}` : footerText(footer, count);
  if (footer.total === null) return 'Customers loaded, more available';
  const customers = `${count(footer.total.count)}${footer.total.atLeast ? ' or more' : ''} customers`;
  return footer.search === '' ? customers : `${customers} match “${footer.search}”`;
}
