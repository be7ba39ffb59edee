import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useCallback, useMemo, type RefObject } from 'react';
import { useFocusRestore } from '../../../lib/hooks/use-focus-restore.ts';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { usePrefetchPolicy } from '../../../lib/api/quota.ts';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { Button } from '../../../ui/button.tsx';
import { parametersOptions } from '../api/customer-queries.ts';
import { useNamedParameter } from '../filters/parameter-names.ts';
import type { ScrollRestoration } from '../scroll/use-scroll-restoration.ts';
import { CustomersTable } from '../table/customers-table.tsx';
import { ListContext } from '../table/cells/row-context.ts';
import { sizesOf } from '../table/row-size.ts';
import { SkeletonRows } from '../table/skeleton-rows.tsx';
import type { CustomersTableRef } from '../table/customers-table-ref.ts';
import { noRows } from '../table/table-rows.ts';
import { customerHref, type ListNavigation } from '../use-list-location.ts';
import { EmptyList, NothingFoundYet } from './empty-list.tsx';
import { ListError, NextPageError } from './list-error.tsx';
import type { CustomerList, ListRows } from './use-customer-list.ts';

/** Rows left below the view when the next page is loaded. */
const rowsAhead = 25;

export interface ListBodyProps {
  readonly list: CustomerList;
  readonly scroll: ScrollRestoration;
  readonly navigation: ListNavigation;
  readonly table: RefObject<CustomersTableRef | null>;
  readonly onReloadFromTop: () => void;
  readonly onChangeFilter: () => void;
}

/** The rows, or what takes their place. */
export function ListBody(props: ListBodyProps) {
  const { list, scroll, navigation, table, onReloadFromTop } = props;
  const { params, selected } = list.location;
  const isPhone = useMediaQuery(phoneWidth);
  const variant = isPhone ? 'cards' : 'table';
  // Rows of the previous list keep the marks and the column of what they answer.
  const { search, parameter } = list.state === 'rows' ? list.request : list.location.request;
  const { id = null, name = null, type = null } = useNamedParameter(parameter?.id ?? null) ?? {};
  const listContext = useMemo(
    () => ({ search, parameter: id === null ? null : { name: name ?? id, type } }),
    [search, id, name, type],
  );
  const hrefOf = useCallback((customerNumber: string) => customerHref(customerNumber, params), [params]);
  const onNearEnd = useLoadMoreAtEnd(list);
  const isEager = usePrefetchPolicy() === 'eager';
  useFocusRestore(() => table.current?.focusView());
  const isLoading = list.state === 'loading' || scroll.isRestoring;
  const rows = list.state === 'rows' && !isLoading ? list : null;
  const isPrevious = rows?.isPrevious === true;

  return (
    <ListContext value={listContext}>
      <CustomersTable
        rows={rows?.rows ?? noRows}
        isComplete={rows !== null && !isPrevious && !rows.hasMore && !rows.isExactMatchOnly}
        isBusy={isLoading || isPrevious || list.isChanging}
        isDimmed={isPrevious}
        variant={variant}
        isFiltered={parameter !== null}
        selected={selected}
        hrefOf={hrefOf}
        onOpen={navigation.open}
        rowsAhead={isEager ? rowsAhead : 1}
        onNearEnd={onNearEnd}
        onMoved={scroll.onMoved}
        handle={table}
        isEmpty={!isLoading && (rows === null || rows.rows.customers.length === 0)}
        placeholder={
          isLoading ? <SkeletonRows sizes={sizesOf(variant, parameter !== null)} /> : <InsteadOfRows {...props} />
        }
        below={rows !== null && !isPrevious && <BelowRows list={rows} onReloadFromTop={onReloadFromTop} />}
      />
    </ListContext>
  );
}

function useLoadMoreAtEnd(list: CustomerList): () => void {
  const rows = list.state === 'rows' && !list.isPrevious ? list : null;
  const loadMore = rows === null || rows.error !== null || rows.loadsManually ? null : rows.loadMore;
  return useCallback(() => loadMore?.(), [loadMore]);
}

function InsteadOfRows({ list, navigation, onChangeFilter }: ListBodyProps) {
  const { parameter } = list.location.request;
  const catalogue = useQuery({ ...parametersOptions(), enabled: parameter !== null });
  const isMetered = useIsMetered();
  if (list.state === 'loading' || (list.state === 'rows' && list.rows.customers.length > 0)) return null;
  // Tiquo's catalogue has only the parameters that were seen so far.
  const isParameterGone =
    !isMetered && parameter !== null && catalogue.data?.some(({ id }) => id === parameter.id) === false;
  const clearFilter = () => navigation.show({ parameter: null }, 'push');
  return (
    <div className="sticky left-0 w-[100cqw]">
      {list.state === 'failed' ? (
        <ListError
          error={list.error}
          isParameterGone={isParameterGone}
          onRetry={list.retry}
          onClearFilter={parameter === null ? null : clearFilter}
        />
      ) : list.hasMore && !list.isPrevious ? (
        <NothingFoundYet />
      ) : (
        <EmptyList
          request={list.request}
          parameter={catalogue.data?.find(({ id }) => id === list.request.parameter?.id) ?? null}
          onClearSearch={() => navigation.show({ search: '' }, 'push')}
          onClearStatus={() => navigation.show({ status: null }, 'push')}
          onClearFilter={clearFilter}
          onChangeFilter={onChangeFilter}
        />
      )}
    </div>
  );
}

interface BelowRowsProps {
  readonly list: ListRows;
  readonly onReloadFromTop: () => void;
}

function BelowRows({ list, onReloadFromTop }: BelowRowsProps) {
  const { error, retry } = list;
  if (error !== null) return <NextPageError error={error} onRetry={retry} onReloadFromTop={onReloadFromTop} />;
  return (
    list.isExactMatchOnly && (
      <SearchAll search={list.request.search} isSearching={list.isLoadingMore} onSearch={retry} />
    )
  );
}

interface SearchAllProps {
  readonly search: string;
  readonly isSearching: boolean;
  readonly onSearch: () => void;
}

/** Sends the search after an exact match that was looked up first. */
function SearchAll({ search, isSearching, onSearch }: SearchAllProps) {
  return (
    <div className="sticky left-0 flex w-[100cqw] px-2 py-2 sm:px-4">
      <Button
        variant="quiet"
        aria-disabled={isSearching}
        onClick={() => {
          if (!isSearching) onSearch();
        }}
        className="max-w-full shrink! text-accent-ink!"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="min-w-0 truncate">
          {isSearching ? 'Searching for more' : 'Search for more'} matching “<bdi>{search}</bdi>”
        </span>
      </Button>
    </div>
  );
}
