import type { Ref } from 'react';
import type { Summary } from '../../../../contract/app-api.ts';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { ParameterFilterControl, type ParameterFilterHandle } from '../filters/filter-control.tsx';
import type { ListParams, ParameterFilter } from '../url/list-params.ts';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { RefreshButton } from './refresh-button.tsx';
import { StatusTabs } from './status-tabs.tsx';

export interface ListToolbarProps {
  readonly params: ListParams;
  readonly summary: Summary | null;
  /** The counts are of the list before. */
  readonly isCountStale: boolean;
  readonly filterRef: Ref<ParameterFilterHandle>;
  readonly answeredAt: number | null;
  readonly isRefreshing: boolean;
  readonly onStatus: (status: CustomerStatus | null) => void;
  readonly onFilter: (parameter: ParameterFilter | null) => void;
  readonly onRefresh: () => void;
}

/** Which customers are listed, and how old the list is. */
export function ListToolbar(props: ListToolbarProps) {
  const { params, filterRef } = props;
  const isPhone = useMediaQuery(phoneWidth);
  return (
    <div className="@container flex min-h-15 shrink-0 items-center gap-x-4 gap-y-1 border-b border-line bg-subtle px-4 py-2.5 max-sm:flex-wrap max-sm:gap-x-1 sm:px-6">
      <StatusTabs params={params} summary={props.summary} isStale={props.isCountStale} onChoose={props.onStatus} />
      {(!isPhone || params.parameter !== null) && (
        <div className="flex min-w-0 max-sm:order-last max-sm:basis-full">
          <ParameterFilterControl
            ref={filterRef}
            filter={params.parameter}
            paused={params.search !== ''}
            status={params.status}
            onChange={props.onFilter}
          />
        </div>
      )}
      <div className="ml-auto">
        <RefreshButton answeredAt={props.answeredAt} isRefreshing={props.isRefreshing} onRefresh={props.onRefresh} />
      </div>
    </div>
  );
}
