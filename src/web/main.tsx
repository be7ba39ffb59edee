import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { App } from './app/app.tsx';
import { hidePersonalSearch } from './app/hide-personal-search.ts';
import { nameHistoryEntry } from './app/name-history-entry.ts';
import { createQueryClient } from './app/query-client.ts';
import { createRouter } from './app/router.tsx';
import { startRequests } from './app/start-requests.ts';
import './app/theme.css';

// The page's policy allows no code from text, which zod's compiled parsers are.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

nameHistoryEntry();
hidePersonalSearch();
const queryClient = createQueryClient();
startRequests(queryClient);
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} router={createRouter()} />
  </StrictMode>,
);
