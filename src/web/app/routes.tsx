import { Navigate, Route, Routes } from 'react-router';
import { CustomersRoute } from './customers-route.tsx';
import { SettingsRoute } from './settings-route.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** The page of an address. The list stays the same element while a customer opens and closes over it. */
export function AppRoutes() {
  return (
    <Routes>
      <Route index element={<Navigate to="/customers" replace />} />
      <Route path="/customers" element={<CustomersRoute />}>
        <Route index element={null} />
        <Route path=":customerNumber" element={null} />
      </Route>
      <Route path="/settings/*" element={<SettingsRoute />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
