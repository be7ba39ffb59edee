import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { Recovery } from './recovery.tsx';
import type { createRouter } from './router.tsx';
import { SessionEnded } from './session-ended.tsx';
import { SettledFormats } from './settled-formats.tsx';

export interface AppProps {
  readonly queryClient: QueryClient;
  readonly router: ReturnType<typeof createRouter>;
}

export function App({ queryClient, router }: AppProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <SettledFormats>
        <RouterProvider router={router} />
        <SessionEnded />
      </SettledFormats>
      <Recovery />
    </QueryClientProvider>
  );
}
