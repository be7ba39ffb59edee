import { useSyncExternalStore } from 'react';
import type { Session } from '../../../contract/session.ts';
import type { SignInOptions } from '../../../contract/sign-in-api.ts';
import { broadcastUser } from '../../lib/page/current-user.ts';
import { Alert } from '../../ui/alert.tsx';
import { OneTimeLinkCard } from './one-time-link-card.tsx';
import { SignInCard } from './sign-in-card.tsx';
import { canSignIn, SetupHint } from './setup-hint.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInOptions } from './use-sign-in-options.ts';

/** The page for anyone who is not signed in, at any address. */
export function SignInPage() {
  const token = useSyncExternalStore(onHashChange, tokenOfAddress);
  return window.location.pathname === '/link' ? <OneTimeLinkCard key={token} token={token} /> : <SignIn />;
}

/** Pasting another link over an open one does not load a page. */
function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function tokenOfAddress(): string {
  return window.location.hash.slice(1);
}

function SignIn() {
  const options = useSignInOptions();
  if (options === null) return null;
  return (
    <SignInCard title="Sign in to Customers" {...leadOf(options)}>
      {options.firstRun && <SetupHint className="mb-4" />}
      <SsoError />
      {canSignIn(options) && <SignInForm options={options} onSignedIn={reload} />}
    </SignInCard>
  );
}

/** By the error code in the address after returning from single sign-on. */
const ssoErrors: ReadonlyMap<string, string> = new Map([
  ['domain_not_allowed', 'Your email’s domain isn’t allowed here. Ask an administrator.'],
  ['email_not_verified', 'Your sign-in service has not verified your email. Verify it there and try again.'],
  ['no_access', 'You don’t have access here. Ask an administrator.'],
]);

function SsoError() {
  const error = new URLSearchParams(window.location.search).get('error');
  if (window.location.pathname !== '/sign-in' || error === null) return null;
  return <Alert className="mb-4">{ssoErrors.get(error) ?? 'Couldn’t sign you in. Please try again.'}</Alert>;
}

function leadOf({ demo }: SignInOptions): { readonly lead?: string } {
  return demo ? { lead: 'Demo with made-up customers. Only available on this computer.' } : {};
}

/** Loads the same address with the new session; its history entry and state are kept. */
function reload({ id }: Session): void {
  broadcastUser(id);
  if (window.location.pathname === '/sign-in') window.location.replace('/customers');
  else window.location.reload();
}
