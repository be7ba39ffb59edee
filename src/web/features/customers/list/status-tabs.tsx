import type { MouseEvent } from 'react';
import { statusTabs, type Count, type StatusTab, type Summary } from '../../../../contract/app-api.ts';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/cn.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { countText } from './foot-text.ts';
import type { ListParams } from '../url/list-params.ts';
import { listHref } from '../use-list-location.ts';

export interface StatusTabsProps {
  readonly params: ListParams;
  /** Null while it is not known. */
  readonly summary: Summary | null;
  /** The counts are of the list before, until this one's come. */
  readonly isStale: boolean;
  readonly onChoose: (status: CustomerStatus | null) => void;
}

const labels: Readonly<Record<StatusTab, string>> = {
  all: 'All',
  active: 'Active',
  inactive: 'Inactive',
  banned: 'Banned',
};

/** Links to the list by status, with how many customers the search or filter leaves in each. */
export function StatusTabs({ params, summary, isStale, onChoose }: StatusTabsProps) {
  return (
    <nav
      aria-label="Status"
      className="-mx-1 flex min-w-0 gap-0.5 overflow-x-auto px-1 py-1 max-sm:-mx-1.5 sm:shrink-0"
    >
      {statusTabs.map((tab) => {
        const status = tab === 'all' ? null : tab;
        return (
          <Tab
            key={tab}
            label={labels[tab]}
            count={summary === null ? 'loading' : summary[tab]}
            isStale={isStale}
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
  readonly isStale: boolean;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

function Tab({ label, count, isStale, href, isCurrent, onChoose }: TabProps) {
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
          inert={isStale}
          className={cn(
            'min-w-[6ch] text-[0.8125rem] font-normal tabular-nums transition-opacity duration-150 @max-[48rem]:hidden',
            isStale && 'opacity-45',
          )}
        >
          {count !== 'loading' && countText(count, formats.count)}
        </span>
      )}
    </a>
  );
}
