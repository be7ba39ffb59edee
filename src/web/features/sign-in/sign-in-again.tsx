import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '../../../contract/access-api.ts';
import { sessionOptions } from '../../lib/session/session-query.ts';
import { currentUserId, reloadForCurrentUser, broadcastUser } from '../../lib/session/current-user.ts';
import { resumeSession } from '../../lib/session/session-expiry.ts';
import { Button } from '../../ui/button.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInOptions } from './use-sign-in-options.ts';

export interface SignInAgainProps {
  /** Of the reader the page was made for, where it is known. */
  readonly email: string | undefined;
}

/** Signing in over a page: the same reader goes on exactly there, another one starts anew. */
export function SignInAgain({ email }: SignInAgainProps) {
  const options = useSignInOptions();
  const client = useQueryClient();
  const goOn = (session: Session) => {
    broadcastUser(session.id);
    if (currentUserId !== null && session.id !== currentUserId) {
      reloadForCurrentUser();
      return;
    }
    // Their role may be another by now.
    client.setQueryData(sessionOptions().queryKey, session);
    resumeSession();
  };
  if (options === null) return null;
  return (
    <div className="grid gap-4">
      <SignInForm options={options} email={email} onSignedIn={goOn} />
      <Button variant="quiet" onClick={leaveToSomebodyElse}>
        Sign in as somebody else
      </Button>
    </div>
  );
}

/** Of the reader nothing is left, in other tabs neither. */
function leaveToSomebodyElse(): void {
  broadcastUser(null);
  reloadForCurrentUser('/sign-in');
}
