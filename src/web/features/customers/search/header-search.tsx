import type { RefObject } from 'react';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { FilterControl } from '../filters/filter-control.tsx';
import { SearchBox } from './search-box.tsx';
import type { CustomersTableRef } from '../table/customers-table-ref.ts';
import { useListLocation, useListNavigation } from '../use-list-location.ts';

/** The search of the list, and on a phone the filter button beside it. */
export function HeaderSearch({ table }: { readonly table: RefObject<CustomersTableRef | null> }) {
  const navigation = useListNavigation();
  const { params, entry } = useListLocation();
  const isPhone = useMediaQuery(phoneWidth);
  return (
    <>
      <SearchBox
        entry={entry}
        search={params.search}
        onSearch={(search, how) => navigation.show({ search }, how)}
        onFocusRows={(search) => table.current?.focusFirstRow(search)}
        onOpenOnlyResult={(search) => table.current?.openOnlyResult(search)}
      />
      {isPhone && params.parameter === null && (
        <FilterControl
          iconOnly
          filter={null}
          paused={params.search !== ''}
          status={params.status}
          onChange={(parameter) => navigation.show({ parameter }, 'push')}
        />
      )}
    </>
  );
}
