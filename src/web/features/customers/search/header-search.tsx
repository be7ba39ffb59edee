import type { RefObject } from 'react';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { FilterBar } from '../filters/filter-bar.tsx';
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
      {isPhone && <FilterBar iconOnly params={params} navigation={navigation} />}
    </>
  );
}
