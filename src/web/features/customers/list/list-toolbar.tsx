import { RefreshCw } from 'lucide-react';
import { useEffect, useState, type MouseEvent, type Ref } from 'react';
import { statusTabs, type Count, type StatusTab } from '../../../../contract/list-metadata.ts';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import { FilterControl, type FilterHandle } from '../filters/filter-control.tsx';
import type { ListParams, ParameterFilter } from '../url/list-url-params.ts';
import { listHref } from '../use-list-location.ts';
import { countText } from './footer-text.ts';
import type { CustomerList, ListSummary } from './use-customer-list.ts';

export interface ListToolbarProps {
  readonly params: ListParams;
  readonly list: CustomerList;
  readonly filterRef: Ref<FilterHandle>;
  readonly isRefreshing: boolean;
  readonly onStatus: (status: CustomerStatus | null) => void;
  readonly onFilter: (parameter: ParameterFilter | null) => void;
  readonly onRefresh: () => void;
}

/** Which customers are listed, and how old the list is. */
export function ListToolbar({
  params,
  list,
  filterRef,
  isRefreshing,
  onStatus,
  onFilter,
  onRefresh,
}: ListToolbarProps) {
  const isPhone = useMediaQuery(phoneWidth);
  return (
    <div
      className={cn(
        '@container flex min-h-15 shrink-0 items-center gap-x-4 gap-y-1 border-b border-line bg-subtle px-4 py-2.5',
        'max-sm:flex-wrap max-sm:gap-x-1 sm:px-6',
      )}
    >
      <StatusTabs params={params} summary={list.summary} onChoose={onStatus} />
      {(!isPhone || params.parameter !== null) && (
        <div className="flex min-w-0 max-sm:order-last max-sm:basis-full">
          <FilterControl
            ref={filterRef}
            filter={params.parameter}
            paused={params.search !== ''}
            status={params.status}
            onChange={onFilter}
          />
        </div>
      )}
      <div className="ml-auto">
        <RefreshButton
          updatedAt={list.state === 'rows' ? list.updatedAt : null}
          isRefreshing={isRefreshing}
          onRefresh={onRefresh}
        />
      </div>
    </div>
  );
}

interface StatusTabsProps {
  readonly params: ListParams;
  readonly summary: ListSummary;
  readonly onChoose: (status: CustomerStatus | null) => void;
}

const labels: Readonly<Record<StatusTab, string>> = {
  all: 'All',
  active: 'Active',
  inactive: 'Inactive',
  banned: 'Banned',
};

/** Links to the list by status, with how many customers the search or filter leaves in each. */
function StatusTabs({ params, summary: { counts, isPrevious }, onChoose }: StatusTabsProps) {
  return (
    <nav
      aria-label="Status"
      // A scrollbar would cover the links; a swipe and Tab scroll to them.
      className="-mx-1 flex min-w-0 gap-0.5 overflow-x-auto px-1 py-1 [scrollbar-width:none] max-sm:-mx-1.5 sm:shrink-0"
    >
      {statusTabs.map((tab) => {
        const status = tab === 'all' ? null : tab;
        return (
          <Tab
            key={tab}
            label={labels[tab]}
            count={counts === null ? 'loading' : counts[tab]}
            isCountPrevious={isPrevious}
            href={listHref({ ...params, status })}
            isCurrent={params.status === status}
            onChoose={() => onChoose(status)}
          />
        );
      })}
    </nav>
  );
}

interface TabProps {
  readonly label: string;
  /** Null where the source does not count. */
  readonly count: Count | 'loading' | null;
  /** The count is that of the previous list. */
  readonly isCountPrevious: boolean;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

function Tab({ label, count, isCountPrevious, href, isCurrent, onChoose }: TabProps) {
  const formats = useFormats();
  const choose = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!isCurrent) onChoose();
  };
  return (
    <a
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={choose}
      className={cn(
        'inline-flex h-8 shrink-0 items-center gap-2 rounded-lg px-2.5 font-medium whitespace-nowrap transition-colors',
        isCurrent ? 'bg-accent-soft text-accent-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      {label}
      {count !== null && (
        // Room for 99,999, so that nothing moves when counts come or change.
        <span
          inert={isCountPrevious}
          className={cn(
            'min-w-[6ch] text-[0.8125rem] font-normal tabular-nums transition-opacity duration-150 @max-[48rem]:hidden',
            isCountPrevious && 'opacity-45',
          )}
        >
          {count !== 'loading' && countText(count, formats.count)}
        </span>
      )}
    </a>
  );
}

interface RefreshButtonProps {
  /** When the source sent the oldest rows, in ms since 1970. */
  readonly updatedAt: number | null;
  readonly isRefreshing: boolean;
  readonly onRefresh: () => void;
}

const minute = 60_000;

/** Refreshes the rows, and says how old they are. */
function RefreshButton({ updatedAt, isRefreshing, onRefresh }: RefreshButtonProps) {
  const formats = useFormats();
  const now = useNow();
  const age = updatedAt === null ? '' : ageText(updatedAt, now, formats.dateTime);
  const label = `Refresh${age === '' ? '' : `, updated ${age}`}`;
  // The format of the exact time is slow to create. The first screen does without it.
  const isOld = updatedAt !== null && now - updatedAt >= minute;
  return (
    <button
      type="button"
      aria-label={label}
      title={isOld ? `Refresh. Last updated ${formats.dateTime(updatedAt)}` : label}
      aria-disabled={isRefreshing}
      onClick={() => {
        if (!isRefreshing) onRefresh();
      }}
      className={cn(buttonClasses('quiet'), 'px-2! text-[0.8125rem] font-normal!')}
    >
      {age !== '' && <span className="@max-[56rem]:hidden">{isRefreshing ? 'Refreshing…' : `Updated ${age}`}</span>}
      <RefreshCw aria-hidden="true" className={cn('size-4', isRefreshing && 'animate-spin')} />
    </button>
  );
}

/** `just now`, `5 min ago`, or the exact time where it is more than an hour ago. */
function ageText(at: number, now: number, exact: (ms: number) => string): string {
  const minutes = Math.floor(Math.max(0, now - at) / minute);
  if (minutes === 0) return 'just now';
  return minutes < 60 ? `${minutes} min ago` : exact(at);
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute / 4);
    return () => clearInterval(timer);
  }, []);
  return now;
}
