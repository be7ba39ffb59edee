import type { RefObject } from 'react';
import { SearchBox } from './search-box.tsx';
import type { CustomersTableHandle } from './table/table-handle.ts';
import { useListLocation, useListNavigation } from './use-list-location.ts';

/** The search box over the list of the page. */
export function CustomerSearch({ table }: { readonly table: RefObject<CustomersTableHandle | null> }) {
  const location = useListLocation();
  const navigation = useListNavigation(location);
  return (
    <SearchBox
      search={location.params.search}
      onSearch={(search, how) => navigation.show({ ...location.params, search }, how)}
      onEnterRows={() => table.current?.enter()}
      onOpenSole={() => table.current?.openSole()}
    />
  );
}
