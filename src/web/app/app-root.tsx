import { QueryClientProvider, useQuery, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { FormatsProvider } from '../lib/format/formats-context.tsx';
import { capabilitiesOptions } from '../lib/source/capabilities-query.ts';
import { AutomaticRetry } from './automatic-retry.tsx';
import { CrossTabSession } from './cross-tab-session.tsx';
import { ErrorPage } from './error-page.tsx';
import { PageRouter } from './page-router.tsx';
import { AppRoutes } from './page-routes.tsx';
import { SessionExpiredDialog } from './session-expired-dialog.tsx';

export interface AppRootProps {
  readonly queryClient: QueryClient;
}

export function AppRoot({ queryClient }: AppRootProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <ServerFormats>
        <ErrorBoundary fallback={<ErrorPage />}>
          <PageRouter>
            <AppRoutes />
          </PageRouter>
        </ErrorBoundary>
        <SessionExpiredDialog />
        <CrossTabSession />
      </ServerFormats>
      <AutomaticRetry />
    </QueryClientProvider>
  );
}

/** Formats by the server's settings, or by the browser's while they are unknown. */
function ServerFormats({ children }: { readonly children: ReactNode }) {
  const { data } = useQuery(capabilitiesOptions());
  return (
    <FormatsProvider currency={data?.currency ?? null} locale={data?.locale ?? null} timeZone={data?.timeZone ?? null}>
      {children}
    </FormatsProvider>
  );
}
