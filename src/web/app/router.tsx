import { createBrowserRouter, redirect } from 'react-router';
import { CustomersRoute } from './customers-route.tsx';
import { ErrorPage } from './error-page.tsx';
import { UnknownPage } from './unknown-page.tsx';

/** The list stays the same element while a customer opens and closes over it. */
export function createRouter() {
  return createBrowserRouter([
    {
      errorElement: <ErrorPage />,
      children: [
        { index: true, loader: () => redirect('/customers') },
        { path: '/customers', element: <CustomersRoute />, children: [{ index: true, element: null }, { path: ':customerNumber', element: null }] },
        { path: '*', element: <UnknownPage /> },
      ],
    },
  ]);
}
