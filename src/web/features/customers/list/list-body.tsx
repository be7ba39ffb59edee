import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useCallback, useMemo, type RefObject } from 'react';
import type { ListSort } from '../../../../contract/list/list-sort.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useFocusRestore } from '../../../lib/hooks/use-focus-restore.ts';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { usePrefetchPolicy } from '../../../lib/api/quota.ts';
import { useIsMetered, useRefinements } from '../../../lib/source/capabilities-query.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { parametersOptions } from '../api/customer-queries.ts';
import { preferencesOptions } from '../columns/preferences-query.ts';
import { useListColumns } from '../columns/use-list-columns.ts';
import { useNamedParameter } from '../api/parameter-names.ts';
import type { ScrollRestoration } from '../scroll/use-scroll-restoration.ts';
import { CustomersTable } from '../table/customers-table.tsx';
import { ListContext, SortContext } from '../table/cells/row-context.ts';
import type { SelectionControl } from '../selection/use-selection.ts';
import type { CustomersTableRef } from '../table/customers-table-ref.ts';
import { noRows } from '../table/table-rows.ts';
import { filteredParametersOf, hasFilter, matchedParameterOf, shownFilters } from '../url/list-request.ts';
import { customerHref, type ListNavigation } from '../use-list-location.ts';
import { ListError, NextPageError } from './list-error.tsx';
import type { CustomerList, ListRows } from './use-customer-list.ts';

/** Rows left below the view when the next page is loaded. */
const rowsAhead = 25;

export interface ListBodyProps {
  readonly list: CustomerList;
  readonly scroll: ScrollRestoration;
  readonly navigation: ListNavigation;
  readonly table: RefObject<CustomersTableRef | null>;
  readonly selection: SelectionControl;
  readonly onReloadFromTop: () => void;
  readonly onChangeFilter: () => void;
}

const noIds: readonly string[] = [];

/** The rows, or what takes their place. */
export function ListBody(props: ListBodyProps) {
  const { list, scroll, navigation, table, onReloadFromTop } = props;
  const { params, layout, selected } = list.location;
  const isPhone = useMediaQuery(phoneWidth);
  const own = useQuery(preferencesOptions()).data;
  const isCompact = (layout.density ?? own?.density) === 'compact';
  const variant = isPhone ? 'cards' : isCompact ? 'compact' : 'table';
  // Rows of the previous list keep the marks and the column of what they answer.
  const request = list.state === 'rows' ? list.request : list.location.request;
  const { search } = request;
  const matchedId = matchedParameterOf(request);
  const { name = null, type = null } = useNamedParameter(matchedId) ?? {};
  const included = list.state === 'rows' ? list.included : noIds;
  const listContext = useMemo(
    () => ({
      search,
      parameter: matchedId === null ? null : { id: matchedId, name: name ?? matchedId, type },
      included,
      isCompact,
    }),
    [search, matchedId, name, type, included, isCompact],
  );
  const filtered = useMemo(() => shownFilters(request), [request]);
  const columns = useListColumns(filtered, layout.columns);
  const isLoading = list.state === 'loading' || scroll.isRestoring;
  const rows = list.state === 'rows' && !isLoading ? list : null;
  const isPrevious = rows?.isPrevious === true;
  const isEmpty = !isLoading && (rows === null || rows.rows.customers.length === 0);
  const { sort } = list.location.params;
  const { sorts } = useRefinements();
  const sortContext = useMemo(
    () => (sorts && !isEmpty ? { sort, onSort: (next: ListSort) => navigation.show({ sort: next }, 'push') } : null),
    [isEmpty, navigation, sort, sorts],
  );
  const hrefOf = useCallback((customerNumber: string) => customerHref(customerNumber, params), [params]);
  const onNearEnd = useLoadMoreAtEnd(list);
  const isEager = usePrefetchPolicy() === 'eager';
  useFocusRestore(() => table.current?.focusView());

  return (
    <ListContext value={listContext}>
      <SortContext value={sortContext}>
        <CustomersTable
          rows={rows?.rows ?? noRows}
          isComplete={rows !== null && !isPrevious && !rows.hasMore && !rows.isExactMatchOnly}
          isBusy={isLoading || isPrevious || list.isChanging}
          isDimmed={isPrevious}
          variant={variant}
          columns={columns}
          view={navigation}
          selected={selected}
          hrefOf={hrefOf}
          onOpen={navigation.open}
          selection={props.selection}
          rowsAhead={isEager ? rowsAhead : 1}
          onNearEnd={onNearEnd}
          onMoved={scroll.onMoved}
          handle={table}
          isEmpty={isEmpty}
          isLoading={isLoading}
          placeholder={<InsteadOfRows {...props} />}
          below={rows !== null && !isPrevious && <BelowRows list={rows} onReloadFromTop={onReloadFromTop} />}
        />
      </SortContext>
    </ListContext>
  );
}

function useLoadMoreAtEnd(list: CustomerList): () => void {
  const rows = list.state === 'rows' && !list.isPrevious ? list : null;
  const loadMore = rows === null || rows.error !== null || rows.loadsManually ? null : rows.loadMore;
  return useCallback(() => loadMore?.(), [loadMore]);
}

/** Few lists are empty. */
export const lazyEmptyList = lazyComponent(
  () => import('./empty-list.tsx'),
  (module) => module.EmptyList,
);

function InsteadOfRows({ list, navigation, onChangeFilter }: ListBodyProps) {
  const filtered = filteredParametersOf(list.location.request);
  const catalogue = useQuery({ ...parametersOptions(), enabled: filtered.length > 0 });
  const isMetered = useIsMetered();
  const isEmpty = list.state === 'rows' && list.rows.customers.length === 0;
  const { component: EmptyList, isFailed } = useLazyComponent(lazyEmptyList, isEmpty);
  if (list.state === 'loading' || (list.state === 'rows' && list.rows.customers.length > 0)) return null;
  // Tiquo's catalogue has only the parameters that were seen so far.
  const isParameterGone =
    !isMetered && filtered.some((id) => catalogue.data?.some((parameter) => parameter.id === id) === false);
  const clearFilter = () => navigation.show({ parameter: null, conditions: [] }, 'push');
  return (
    <div className="sticky left-0 w-[100cqw]">
      {list.state === 'failed' ? (
        <ListError
          error={list.error}
          isParameterGone={isParameterGone}
          onRetry={list.retry}
          onClearFilter={hasFilter(list.location.request) ? clearFilter : null}
        />
      ) : list.hasMore && !list.isPrevious ? (
        <EmptyState title="Nothing found yet">Use “Load more” to keep looking.</EmptyState>
      ) : EmptyList === null ? (
        isFailed && <EmptyState title="No customers" />
      ) : (
        <EmptyList
          request={list.request}
          catalogue={catalogue.data ?? []}
          onClearSearch={() => navigation.show({ search: '' }, 'push')}
          onClearStatus={() => navigation.show({ status: null }, 'push')}
          onClearFilter={clearFilter}
          onChangeFilter={onChangeFilter}
          onFilter={(filter) =>
            navigation.show(
              ({ conditions }) => ({
                search: '',
                parameter: filter,
                conditions: conditions.filter(({ field }) => field !== filter.id),
              }),
              'push',
            )
          }
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
