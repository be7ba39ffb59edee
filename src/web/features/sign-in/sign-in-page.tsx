import type { Session, SignInOptions } from '../../../contract/access-api.ts';
import { tellReader } from '../../lib/reader.ts';
import { Card } from './card.tsx';
import { LinkCard } from './link-card.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInOptions } from './use-sign-in-options.ts';

/** What somebody who is not signed in gets, at whatever address. */
export function SignInPage() {
  const { pathname, hash } = window.location;
  return pathname === '/link' ? <LinkCard token={hash.slice(1)} /> : <SignIn />;
}

function SignIn() {
  const options = useSignInOptions();
  if (options === null) return null;
  return (
    <Card title="Sign in to Customers" {...leadOf(options)}>
      {options.firstRun && (
        <p className="mb-4 rounded-lg bg-accent-soft px-3 py-2 text-[0.8125rem] text-accent-ink">
          Nobody is on the staff yet. The server has printed a link that creates the first administrator.
        </p>
      )}
      <SignInForm options={options} onSignedIn={goOn} />
    </Card>
  );
}

function leadOf({ demo }: SignInOptions): { readonly lead?: string } {
  return demo ? { lead: 'Demo data, made up, on this computer only.' } : {};
}

/** The same address again, with a session now: its history entry and state are kept. */
function goOn({ id }: Session): void {
  tellReader(id);
  if (window.location.pathname === '/sign-in') window.location.replace('/customers');
  else window.location.reload();
}
