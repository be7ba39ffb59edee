import type { ReactNode } from 'react';
import type { Count, Sums } from '../../../../contract/list/list-metadata.ts';
import { useIsRateLimited } from '../../../lib/api/rate-limit-countdown.ts';
import { commandKey } from '../../../lib/browser/command-key.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useIsOnline } from '../../../lib/hooks/use-is-online.ts';
import { usePrefetchPolicy } from '../../../lib/api/quota.ts';
import { Button } from '../../../ui/button.tsx';
import { footerParts, footerText, sumSentences, type FooterPart, type FooterState } from '../model/footer-text.ts';
import type { CustomerList } from './use-customer-list.ts';

const listHints = ['↑ ↓ move', '↵ open', 'x select', '/ search', 'F filter', `${commandKey}K commands`];
const selectionHints = ['x select', 'shift ↑ ↓ extend', 'esc clear'];
const manualHint = 'Few requests left. Use “Load more” to continue.';

export interface ListFooterProps {
  readonly list: CustomerList;
  /** How many customers the list has; null while unknown. */
  readonly total: Count | null;
  /** Says what is selected instead of what is loaded; null while nothing is. */
  readonly selectionText: ReactNode;
  /** For phones, whose toolbar has no room for it; null until it has loaded. */
  readonly exportButton: ReactNode;
  readonly onShowShortcuts: () => void;
  readonly onPrepareShortcuts: () => void;
}

/**
 * How much of the list is loaded, the button to load more, and the shortcuts. What does not fit wraps into a second
 * line, which is not shown.
 */
export function ListFooter(props: ListFooterProps) {
  const { list, total, selectionText, exportButton, onShowShortcuts, onPrepareShortcuts } = props;
  const rows = list.state === 'rows' ? list : null;
  // The old list's, dimmed as its rows are.
  const isPrevious = rows?.isPrevious === true;
  const isDimmed = isPrevious && selectionText === null;
  const footer =
    rows === null ? null : { ...rows, total, loaded: rows.rows.customers.length, search: rows.request.search };
  const isListShown = footer !== null && selectionText === null;
  const { sums, areSumsPrevious } = list.summary;
  const formats = useFormats();
  const isRateLimited = useIsRateLimited();
  const isOnline = useIsOnline();
  const isManual = usePrefetchPolicy() === 'manual' && rows?.hasMore === true && !isPrevious && !isRateLimited;
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
        <p
          inert={isDimmed}
          className={cn(
            'h-5 min-w-0 overflow-hidden leading-5 tabular-nums',
            isDimmed && 'opacity-45 transition-opacity duration-150',
          )}
        >
          {selectionText}
          {isListShown && <Sentence parts={footerParts(footer, formats.count)} />}
          {isListShown && sums !== null && !footer.isExactMatchOnly && (
            <span
              inert={areSumsPrevious}
              className={cn(
                'transition-opacity duration-150 max-sm:hidden',
                // Beside rows of this list, the sums of another one would be untrue.
                areSumsPrevious && !isPrevious && 'invisible',
              )}
            >
              <SumSentences sums={sums} total={total} />
            </span>
          )}
        </p>
        {rows?.hasMore === true && !isPrevious && (
          <Button
            variant="quiet"
            aria-disabled={rows.isLoadingMore || isRateLimited || !isOnline}
            onClick={rows.loadMore}
            className="h-7! px-2! text-[0.8125rem] aria-disabled:opacity-55"
          >
            {rows.isLoadingMore ? 'Loading…' : 'Load more'}
          </Button>
        )}
        {isListShown && (
          <span data-narrow="tools" className="-me-2 ml-auto flex shrink-0 *:h-7! sm:hidden">
            {exportButton}
          </span>
        )}
        {isManual && (
          <p
            title={manualHint}
            className="min-w-0 truncate text-warn max-sm:basis-full max-sm:pb-1 max-sm:whitespace-normal"
          >
            {manualHint}
          </p>
        )}
        <span
          className={cn(
            'flex h-5 min-w-0 flex-[1_1_0] flex-wrap justify-end overflow-hidden leading-5 max-sm:hidden',
            "before:h-5 before:content-['']",
          )}
        >
          {(selectionText === null ? listHints : selectionHints).map((hint) => (
            <span key={hint} className="whitespace-pre not-first:before:content-['_·_']">
              {hint}
            </span>
          ))}
        </span>
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
        {footer !== null && !isPrevious && announcement(footer, formats.count)}
      </p>
    </>
  );
}

/** What a list amounts to, each sentence after a dot. */
export function SumSentences({ sums, total }: { readonly sums: Sums; readonly total: Count | null }) {
  const { count, roundAmount: amount } = useFormats();
  return sumSentences(sums, total, { count, amount }).map((parts) => (
    <Sentence key={parts[0]?.text} parts={[{ text: ' · ', figure: false }, ...parts]} />
  ));
}

/** Shown whole, or not at all. */
export function Sentence({ parts }: { readonly parts: readonly FooterPart[] }) {
  return (
    <span className="inline-block max-w-full truncate align-top whitespace-pre">
      {parts.map(({ text, figure }, index) =>
        figure ? (
          // Two figures may be equal; parts keep their positions.
          // oxlint-disable-next-line react/no-array-index-key
          <strong key={index} className="font-medium text-ink">
            {text}
          </strong>
        ) : (
          text
        ),
      )}
    </span>
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
