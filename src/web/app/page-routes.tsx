import { useRef } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { CustomersPage } from '../features/customers/customers-page.tsx';
import { HeaderSearch } from '../features/customers/search/header-search.tsx';
import type { CustomersTableRef } from '../features/customers/table/customers-table-ref.ts';
import { useIsCovered } from '../features/customers/use-list-location.ts';
import { AppHeader } from './header/app-header.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PaletteLoader } from './palette/palette-loader.tsx';
import { SettingsRoute } from './settings-route.tsx';

/** The page of an address. The list stays the same element while a customer opens and closes over it. */
export function AppRoutes() {
  return (
    <>
      <PaletteLoader />
      <Routes>
        <Route index element={<Navigate to="/customers" replace />} />
        <Route path="/customers" element={<CustomersRoute />}>
          <Route index element={null} />
          <Route path=":customerNumber" element={null} />
        </Route>
        <Route path="/settings/*" element={<SettingsRoute />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </>
  );
}

/** The header with the search, and the list below it. */
function CustomersRoute() {
  const table = useRef<CustomersTableRef>(null);
  const isCovered = useIsCovered();
  return (
    <div className="flex h-full flex-col">
      <AppHeader inert={isCovered}>
        <HeaderSearch table={table} />
      </AppHeader>
      <CustomersPage table={table} />
    </div>
  );
}
