import { useQuery } from '@tanstack/react-query';
import type { MouseEvent, ReactNode, Ref } from 'react';
import { statusTabs, type Count, type Summary, type StatusTab } from '../../../../contract/list/list-metadata.ts';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { isPlainClick } from '../../../lib/browser/is-plain-click.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { keepOnOneLine } from '../../../lib/browser/keep-on-one-line.ts';
import { useAreCapabilitiesKnown, useCanCount, useRefinements } from '../../../lib/source/capabilities-query.ts';
import { customersSummaryOptions } from '../api/customer-queries.ts';
import { LazyViewsRow } from '../views/lazy-views-row.tsx';
import { SortMenu } from './sort-menu.tsx';
import { ColumnsButton, type ColumnsHandle } from '../columns/menu/columns-button.tsx';
import { hasFilter } from '../url/list-request.ts';
import { FilterBar, type FilterHandle } from '../filters/filter-bar.tsx';
import { changeParams, type ListParams } from '../url/list-url-params.ts';
import { listHref, type ListLocation, type ListNavigation } from '../use-list-location.ts';
import { countText, countWidth } from '../model/footer-text.ts';
import { RefreshButton } from './refresh-button.tsx';
import type { CustomerList, ListSummary } from './use-customer-list.ts';

export interface ListToolbarProps {
  readonly address: ListLocation;
  readonly list: CustomerList;
  readonly filterRef: Ref<FilterHandle>;
  readonly columnsRef: Ref<ColumnsHandle>;
  readonly isRefreshing: boolean;
  readonly navigation: ListNavigation;
  readonly onRefresh: () => void;
  /** Null until it has loaded. On a phone, it is in the footer. */
  readonly exportButton: ReactNode;
  /** Lies over the tools while customers are selected. */
  readonly selectionBar: ReactNode;
}

/** What gives way to the filters, in order: each becomes an icon. */
const narrowing = ['age', 'tools', 'sort'];
const oneLine = keepOnOneLine(narrowing);

/** Which customers are listed, and how old the list is. */
export function ListToolbar(props: ListToolbarProps) {
  const { address, list, filterRef, columnsRef, isRefreshing, navigation, onRefresh, exportButton, selectionBar } =
    props;
  const { sorts } = useRefinements();
  const isKnown = useAreCapabilitiesKnown();
  const { params } = address;
  const isPhone = useMediaQuery(phoneWidth);
  const canCount = useCanCount();
  const everyone = { search: '', parameter: null, conditions: [] };
  const most = useQuery({ ...customersSummaryOptions(everyone), enabled: canCount }).data;
  const filters = (!isPhone || hasFilter(params)) && (
    // On a phone, the bar of a selection covers only the line above them.
    <div className="flex min-w-0 max-sm:visible max-sm:order-last max-sm:basis-full">
      {isKnown && <FilterBar ref={filterRef} params={params} navigation={navigation} chipsOnly={isPhone} />}
    </div>
  );
  const tools = (
    <div className={cn('ml-auto flex shrink-0 items-center', !isPhone && '-me-2 gap-1')}>
      {sorts && <SortMenu sort={params.sort} onSort={(sort) => navigation.show({ sort }, 'push')} />}
      {isKnown && !isPhone && <ColumnsButton ref={columnsRef} layout={address.layout} view={navigation} />}
      {!isPhone && exportButton}
      <RefreshButton
        updatedAt={list.state === 'rows' ? list.updatedAt : null}
        isRefreshing={isRefreshing}
        onRefresh={onRefresh}
      />
    </div>
  );
  const tabs = (
    // A scrollbar would cover the links; a swipe and Tab scroll to them.
    <div
      className={
        '-mx-1 flex min-w-0 flex-1 items-center overflow-x-auto px-1 [scrollbar-width:none] ' +
        'max-sm:-mx-1.5 max-sm:mask-r-from-92%'
      }
    >
      <StatusTabs
        params={params}
        summary={list.summary}
        most={most}
        onChoose={(status) => navigation.show({ status }, 'push')}
      />
      <LazyViewsRow
        address={address}
        navigation={navigation}
        hasRows={list.state === 'rows'}
        isPlaced={list.summary.counts !== null && (!canCount || most !== undefined)}
      />
    </div>
  );
  if (isPhone) {
    return (
      <div
        data-narrow={narrowing.join(' ')}
        className="@container grid shrink-0 border-b border-line bg-subtle px-4 py-2.5 *:[grid-area:1/1] sm:px-6"
      >
        <div className={cn('flex min-h-10 min-w-0 flex-wrap items-center gap-1', selectionBar !== null && 'invisible')}>
          {tabs}
          {filters}
          {tools}
        </div>
        {selectionBar}
      </div>
    );
  }
  return (
    <div className="@container flex shrink-0 flex-col gap-1 border-b border-line bg-subtle px-4 py-2 sm:px-6">
      <div className="flex min-w-0">{tabs}</div>
      {/* Stays under the bar, so that no row moves. */}
      <div className="grid min-w-0 *:[grid-area:1/1]">
        <div
          ref={oneLine}
          className={cn('flex min-h-8 min-w-0 items-start gap-2', selectionBar !== null && 'invisible')}
        >
          {filters}
          {tools}
        </div>
        {selectionBar}
      </div>
    </div>
  );
}

interface StatusTabsProps {
  readonly params: ListParams;
  readonly summary: ListSummary;
  /** The counts without a search or filters; undefined while unknown. */
  readonly most: Summary | undefined;
  readonly onChoose: (status: CustomerStatus | null) => void;
}

const labels: Readonly<Record<StatusTab, string>> = {
  all: 'All',
  active: 'Active',
  inactive: 'Inactive',
  banned: 'Banned',
};

/** Links to the list by status, with how many customers the search or filter leaves in each. */
function StatusTabs({ params, summary: { counts, isPrevious }, most, onChoose }: StatusTabsProps) {
  return (
    <nav aria-label="Status" className="flex shrink-0 gap-0.5 py-1">
      {statusTabs.map((tab) => {
        const status = tab === 'all' ? null : tab;
        return (
          <Tab
            key={tab}
            label={labels[tab]}
            count={counts === null ? 'loading' : counts[tab]}
            isCountPrevious={isPrevious}
            mostCount={most?.[tab] ?? null}
            href={listHref(changeParams(params, { status }))}
            isInView={params.view !== null}
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
  /** The count without a search or filters, which are never more. Null while unknown. */
  readonly mostCount: Count | null;
  readonly href: string;
  readonly isCurrent: boolean;
  /** The list is a saved view, which then has the accent instead. */
  readonly isInView: boolean;
  readonly onChoose: () => void;
}

function Tab({ label, count, isCountPrevious, mostCount, href, isCurrent, isInView, onChoose }: TabProps) {
  const formats = useFormats();
  const choose = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onChoose();
  };
  return (
    <a
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={choose}
      className={cn(
        'inline-flex h-8 shrink-0 items-center gap-2 rounded-lg px-2.5 font-medium whitespace-nowrap transition-colors',
        isCurrent && (isInView ? 'bg-line/60 text-ink' : 'bg-accent-soft text-accent-ink'),
        !isCurrent && 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      {label}
      {count !== null && (
        // Room for the most it can be, so that nothing moves when it changes.
        <span
          inert={isCountPrevious}
          style={{ minWidth: mostCount === null ? '3ch' : countWidth(countText(mostCount, formats.count)) }}
          className={cn(
            'text-[0.8125rem] font-normal tabular-nums transition-opacity duration-150',
            '@max-[30rem]:hidden',
            isCountPrevious && 'opacity-45',
          )}
        >
          {count !== 'loading' && countText(count, formats.count)}
        </span>
      )}
    </a>
  );
}
