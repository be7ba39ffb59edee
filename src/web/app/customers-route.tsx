import { useRef } from 'react';
import { CustomersPage } from '../features/customers/customers-page.tsx';
import { CustomerSearch } from '../features/customers/header-search.tsx';
import { useIsCovered } from '../features/customers/use-is-covered.ts';
import type { CustomersTableHandle } from '../features/customers/table/table-handle.ts';
import { AppHeader } from './header/app-header.tsx';

/** The header with the search, and the list below it. */
export function CustomersRoute() {
  const table = useRef<CustomersTableHandle>(null);
  const isCovered = useIsCovered();
  return (
    <div className="flex h-full flex-col">
      <AppHeader inert={isCovered}>
        <CustomerSearch table={table} />
      </AppHeader>
      <CustomersPage table={table} />
    </div>
  );
}
