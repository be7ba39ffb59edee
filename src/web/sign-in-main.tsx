import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import './app/theme.css';
import { SignInPage } from './features/sign-in/sign-in-page.tsx';

// The page's policy allows no code from text, which zod's compiled parsers are.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('sign-in.html has no #root');
createRoot(root).render(
  <StrictMode>
    <SignInPage />
  </StrictMode>,
);
