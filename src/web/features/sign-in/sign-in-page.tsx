import { useSyncExternalStore } from 'react';
import type { Session, SignInOptions } from '../../../contract/access-api.ts';
import { broadcastUser } from '../../lib/session/current-user.ts';
import { Alert } from '../../ui/alert.tsx';
import { Card } from './card.tsx';
import { LinkCard } from './link-card.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInOptions } from './use-sign-in-options.ts';

/** What somebody who is not signed in gets, at whatever address. */
export function SignInPage() {
  const token = useSyncExternalStore(onHashChange, tokenInAddress);
  return window.location.pathname === '/link' ? <LinkCard key={token} token={token} /> : <SignIn />;
}

/** Another link pasted over one that was opened loads no page. */
function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function tokenInAddress(): string {
  return window.location.hash.slice(1);
}

function SignIn() {
  const options = useSignInOptions();
  if (options === null) return null;
  return (
    <Card title="Sign in to Customers" {...leadOf(options)}>
      {options.firstRun && (
        <p className="mb-4 rounded-lg bg-accent-soft px-3 py-2 text-[0.8125rem] text-accent-ink">
          Nobody is on the staff yet. Where it runs, the server prints a link that creates the first administrator: open
          that one. Each start prints another.
        </p>
      )}
      <SsoProblem />
      {/* Nobody could be signed in by a password. */}
      {(!options.firstRun || options.sso !== null || options.demo) && (
        <SignInForm options={options} onSignedIn={goOn} />
      )}
    </Card>
  );
}

/** What the way back from single sign-on says in the address. */
const ssoProblems: Readonly<Record<string, string>> = {
  domain_not_allowed: 'Your email is of a domain that is not let in here. Ask an administrator.',
  email_not_verified: 'Your sign-in service has not verified your email. Verify it there and try again.',
  ACCOUNT_DISABLED: 'This account is disabled. Ask an administrator.',
  signup_disabled: 'You are not on the staff here. Ask an administrator to invite you.',
};

function SsoProblem() {
  const error = new URLSearchParams(window.location.search).get('error');
  if (window.location.pathname !== '/sign-in' || error === null) return null;
  return <Alert className="mb-4">{ssoProblems[error] ?? 'Signing in did not work. Try again.'}</Alert>;
}

function leadOf({ demo }: SignInOptions): { readonly lead?: string } {
  return demo ? { lead: 'Demo data, made up, on this computer only.' } : {};
}

/** The same address again, with a session now: its history entry and state are kept. */
function goOn({ id }: Session): void {
  broadcastUser(id);
  if (window.location.pathname === '/sign-in') window.location.replace('/customers');
  else window.location.reload();
}
