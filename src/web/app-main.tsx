// First, so that requests are sent before the browser evaluates React and the pages.
import { firstScreen, queryClient } from './app/before-first-render.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppRoot } from './app/app-root.tsx';
import './app/theme.css';

/** Time in ms to wait for the first rows: rendering them right away is faster and calmer than a skeleton first. */
const waitMs = 300;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// Not a top-level await: scripts loaded later share modules with this one, and would wait for it.
void Promise.race([firstScreen, new Promise((resolve) => setTimeout(resolve, waitMs))]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <AppRoot queryClient={queryClient} />
    </StrictMode>,
  ),
);
