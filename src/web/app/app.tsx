import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ErrorBoundary } from 'react-error-boundary';
import { BrowserRouter } from 'react-router';
import { ErrorPage } from './error-page.tsx';
import { Pages } from './pages.tsx';
import { ReaderWatch } from './reader-watch.tsx';
import { Recovery } from './recovery.tsx';
import { SessionEnded } from './session-ended.tsx';
import { SettledFormats } from './settled-formats.tsx';

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
