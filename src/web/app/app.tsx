import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ErrorBoundary } from 'react-error-boundary';
import { BrowserRouter } from 'react-router';
import { ErrorPage } from './error-page.tsx';
import { AppRoutes } from './routes.tsx';
import { CrossTabSession } from './cross-tab-session.tsx';
import { AutomaticRetry } from './automatic-retry.tsx';
import { SessionExpiredDialog } from './session-expired-dialog.tsx';
import { SettledFormats } from './formats-provider.tsx';

export interface AppProps {
  readonly queryClient: QueryClient;
}

export function App({ queryClient }: AppProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <SettledFormats>
        <ErrorBoundary fallback={<ErrorPage />}>
          <BrowserRouter>
            <AppRoutes />
          </BrowserRouter>
        </ErrorBoundary>
        <SessionExpiredDialog />
        <CrossTabSession />
      </SettledFormats>
      <AutomaticRetry />
    </QueryClientProvider>
  );
}
