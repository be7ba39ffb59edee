import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type RefObject } from 'react';
import { usePrefetchPolicy } from '../../../lib/source/quota.ts';
import { useNamedParameter } from '../filters/parameter-names.ts';
import { ListProblem } from './list-error.tsx';
import { noRows } from '../table/table-rows.ts';
import { NextPageProblem } from './next-page-problem.tsx';
import { NoCustomers, NoneSoFar } from './empty-list.tsx';
import { parametersOptions } from '../api/customer-queries.ts';
import { SearchOthers } from './search-others.tsx';
import { CustomersTable } from '../table/customers-table.tsx';
import { ListContext } from '../table/cells/row-context.ts';
import { sizesOf } from '../table/row-size.ts';
import { SkeletonRows } from '../table/skeleton-rows.tsx';
import type { CustomersTableHandle } from '../table/table-handle.ts';
import type { CustomersList } from './use-customer-list.ts';
import { customerHref, type ListLocation, type ListNavigation } from '../use-list-location.ts';
import type { PlaceKeeping } from '../scroll/use-scroll-restoration.ts';
import type { ShownList } from './use-shown-list.ts';

/** Rows left below the view when the next page is asked for. */
const rowsAhead = 25;

export interface ListBodyProps {
  readonly location: ListLocation;
  readonly navigation: ListNavigation;
  readonly list: CustomersList;
  readonly shown: ShownList;
  readonly place: PlaceKeeping;
  readonly table: RefObject<CustomersTableHandle | null>;
  readonly isPhone: boolean;
  /** Another list is asked for than the rows are of. */
  readonly isFollowing: boolean;
  readonly onStartOver: () => void;
  readonly onChangeFilter: () => void;
}

/** The rows, or what stands in their place. */
export function ListBody(props: ListBodyProps) {
  const { location, navigation, list, shown, place, table, isPhone } = props;
  const { params } = shown;
  // Rows of the list before keep the marks and the column of what they answer.
  const { search, parameter } = shown.request;
  const { id = null, name = null, type = null } = useNamedParameter(parameter?.id ?? null) ?? {};
  const listContext = useMemo(
    () => ({ search, parameter: id === null ? null : { name: name ?? id, type } }),
    [search, id, name, type],
  );
  const hrefOf = useCallback((customerNumber: string) => customerHref(customerNumber, params), [params]);
  const { loadMore, asksByHand, error } = list;
  const isAnswered = shown.state === 'answered';
  const isPrevious = shown.state === 'previous';
  const policy = usePrefetchPolicy();
  const followEnd = useCallback(() => {
    if (isAnswered && error === null && !asksByHand) loadMore();
  }, [asksByHand, error, isAnswered, loadMore]);
  const isLoading = shown.state === 'loading' || place.isReturning;

  return (
    <ListContext value={listContext}>
      <CustomersTable
        rows={isLoading ? noRows : shown.rows}
        isComplete={isAnswered && !list.hasMore && !shown.isAlone}
        isBusy={isLoading || isPrevious || props.isFollowing}
        isDimmed={isPrevious}
        variant={isPhone ? 'cards' : 'table'}
        isFiltered={parameter !== null}
        selected={location.selected}
        hrefOf={hrefOf}
        onOpen={navigation.open}
        rowsAhead={policy === 'eager' ? rowsAhead : 1}
        onNearEnd={followEnd}
        onMoved={place.moved}
        handle={table}
        placeholder={
          isLoading ? (
            <SkeletonRows sizes={sizesOf(isPhone ? 'cards' : 'table', parameter !== null)} />
          ) : (
            <InsteadOfRows {...props} />
          )
        }
        below={
          !isLoading &&
          isAnswered && (
            <>
              {shown.isAlone && error === null && (
                <SearchOthers search={search} isSearching={list.isAsking} onSearch={list.retry} />
              )}
              {error !== null && <NextPageProblem error={error} onRetry={list.retry} onStartOver={props.onStartOver} />}
            </>
          )
        }
      />
    </ListContext>
  );
}

function InsteadOfRows({ navigation, list, shown, onChangeFilter }: ListBodyProps) {
  const { request, rows, state } = shown;
  const catalogue = useQuery({ ...parametersOptions(), enabled: request.parameter !== null });
  const clearFilter = () => navigation.show({ parameter: null }, 'push');
  if (rows.customers.length > 0) return null;
  return (
    <div className="sticky left-0 w-[100cqw]">
      {state === 'failed' && list.error !== null ? (
        <ListProblem
          error={list.error}
          onRetry={list.retry}
          onClearFilter={request.parameter === null ? null : clearFilter}
        />
      ) : state === 'answered' && list.hasMore ? (
        <NoneSoFar />
      ) : (
        <NoCustomers
          request={request}
          parameter={catalogue.data?.find(({ id }) => id === request.parameter?.id) ?? null}
          onClearSearch={() => navigation.show({ search: '' }, 'push')}
          onClearStatus={() => navigation.show({ status: null }, 'push')}
          onClearFilter={clearFilter}
          onChangeValue={onChangeFilter}
        />
      )}
    </div>
  );
}
