import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type RefObject } from 'react';
import type { NamedParameter } from './filters/parameter-names.ts';
import type { ListedRows } from './listed-rows.ts';
import { ListProblem } from './list-problem.tsx';
import { NextPageProblem } from './next-page-problem.tsx';
import { NoCustomers } from './no-customers.tsx';
import { parametersOptions } from './queries.ts';
import { CustomersTable } from './table/customers-table.tsx';
import { ListLookContext } from './table/row-context.ts';
import { cardSizes, tableSizes } from './table/row-size.ts';
import { SkeletonRows } from './table/skeleton-rows.tsx';
import type { CustomersTableHandle } from './table/table-handle.ts';
import type { CustomersList } from './use-customers-list.ts';
import { customerHref, type ListLocation, type ListNavigation } from './use-list-location.ts';
import type { PlaceKeeping } from './use-place.ts';

export interface ListBodyProps {
  readonly location: ListLocation;
  readonly navigation: ListNavigation;
  readonly list: CustomersList;
  readonly rows: ListedRows;
  readonly place: PlaceKeeping;
  readonly table: RefObject<CustomersTableHandle | null>;
  /** The parameter of the filter, paused or not. */
  readonly filtered: NamedParameter | null;
  readonly isPhone: boolean;
  readonly onStartOver: () => void;
  readonly onChangeFilter: () => void;
}

const noRows: ListedRows = { count: 0, customers: 0, at: () => undefined, indexOfId: () => -1, indexOfNumber: () => -1 };

/** The rows, or what stands in their place. */
export function ListBody(props: ListBodyProps) {
  const { location, navigation, list, rows, place, table, filtered, isPhone } = props;
  const { params, request } = location;
  const isFiltered = request.parameter !== null;
  const look = useMemo(
    () => ({
      search: request.search,
      parameter: !isFiltered || filtered === null ? null : { name: filtered.name ?? filtered.id, type: filtered.type },
    }),
    [request.search, isFiltered, filtered],
  );
  const hrefOf = useCallback((customerNumber: string) => customerHref(customerNumber, params), [params]);
  const { loadMore, asksByHand, error } = list;
  const followEnd = useCallback(() => {
    if (error === null && !asksByHand) loadMore();
  }, [asksByHand, error, loadMore]);
  const isLoading = list.state === 'loading' || place.isReturning;

  return (
    <ListLookContext value={look}>
      <CustomersTable
        rows={isLoading ? noRows : rows}
        isWhole={list.state === 'shown' && !list.hasMore && !list.isPrevious}
        isBusy={isLoading || list.isPrevious}
        isDimmed={list.isPrevious}
        look={isPhone ? 'cards' : 'table'}
        isFiltered={isFiltered}
        selected={location.selected}
        hrefOf={hrefOf}
        onOpen={navigation.open}
        onNearEnd={followEnd}
        onMoved={place.moved}
        handle={table}
        instead={isLoading ? <SkeletonRows {...skeletonSizes(isPhone)} /> : <InsteadOfRows {...props} />}
        below={!isLoading && list.state === 'shown' && error !== null && <NextPageProblem error={error} onRetry={list.retry} onStartOver={props.onStartOver} />}
      />
    </ListLookContext>
  );
}

function skeletonSizes(isPhone: boolean): { readonly height: number; readonly top: number } {
  const { customer, header } = isPhone ? cardSizes : tableSizes;
  return { height: customer, top: header };
}

function InsteadOfRows({ location, navigation, list, rows, onChangeFilter }: ListBodyProps) {
  const { request } = location;
  const catalogue = useQuery({ ...parametersOptions(), enabled: request.parameter !== null });
  const clearFilter = () => navigation.show({ parameter: null }, 'push');
  if (list.state === 'failed' && list.error !== null) {
    return (
      <div className="sticky left-0 w-[100cqw]">
        <ListProblem error={list.error} onRetry={list.retry} onClearFilter={request.parameter === null ? null : clearFilter} />
      </div>
    );
  }
  if (rows.count > 0 || list.state !== 'shown' || list.hasMore) return null;
  return (
    <div className="sticky left-0 w-[100cqw]">
      <NoCustomers
        request={request}
        parameter={catalogue.data?.find(({ id }) => id === request.parameter?.id) ?? null}
        onClearSearch={() => navigation.show({ search: '' }, 'push')}
        onClearStatus={() => navigation.show({ status: null }, 'push')}
        onClearFilter={clearFilter}
        onChangeValue={onChangeFilter}
      />
    </div>
  );
}
