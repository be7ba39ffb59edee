// First, so that requests are on their way while the browser reads React and the pages.
import { firstScreen, queryClient } from './app/bootstrap.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './app/theme.css';

/**
 * Milliseconds the first answers are waited for: rows at once are less to look at, and to make, than a skeleton before
 * them.
 */
const grace = 300;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// Not a top-level await: scripts that are fetched later share modules with this one, and would wait for it.
void Promise.race([firstScreen, new Promise((resolve) => setTimeout(resolve, grace))]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} />
    </StrictMode>,
  ),
);
