import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ErrorBoundary } from 'react-error-boundary';
import { BrowserRouter } from 'react-router';
import { ErrorPage } from './error-page.tsx';
import { Pages } from './routes.tsx';
import { ReaderWatch } from './cross-tab-session.tsx';
import { Recovery } from './automatic-retry.tsx';
import { SessionEnded } from './session-expired-dialog.tsx';
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
            <Pages />
          </BrowserRouter>
        </ErrorBoundary>
        <SessionEnded />
        <ReaderWatch />
      </SettledFormats>
      <Recovery />
    </QueryClientProvider>
  );
}
