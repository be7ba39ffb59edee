import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '../../../contract/session.ts';
import { sessionOptions } from '../../lib/session/session-query.ts';
import { currentUserId, reloadForCurrentUser, broadcastUser } from '../../lib/browser/current-user.ts';
import { resumeSession } from '../../lib/session/session-expiry.ts';
import { Button } from '../../ui/button.tsx';
import { canSignIn, SetupHint } from './setup-hint.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInOptions } from './use-sign-in-options.ts';

export interface SignInAgainProps {
  /** Of the sentence that describes the dialog. */
  readonly textId: string;
  /** Of the user the page was rendered for, if known. */
  readonly email: string | undefined;
}

/** Signs in over a page: the same user continues right there, another one gets a new page. */
export function SignInAgain({ textId, email }: SignInAgainProps) {
  const options = useSignInOptions();
  const client = useQueryClient();
  const resume = (session: Session) => {
    broadcastUser(session.id);
    if (currentUserId !== null && session.id !== currentUserId) {
      reloadForCurrentUser();
      return;
    }
    // Their role may have changed.
    client.setQueryData(sessionOptions().queryKey, session);
    resumeSession();
  };
  if (options === null) return null;
  return (
    <div className="grid gap-4">
      <div id={textId} className="mt-1.5 grid gap-4 text-muted">
        {options.firstRun && <SetupHint className="mt-1.5" />}
        {canSignIn(options) && <p>Sign in to continue where you left off.</p>}
      </div>
      {canSignIn(options) && <SignInForm options={options} email={email} onSignedIn={resume} />}
      <Button variant="quiet" onClick={switchAccount}>
        {canSignIn(options) ? 'Use another account' : 'Leave this page'}
      </Button>
    </div>
  );
}

/** Leaves nothing of the current user behind, in other tabs either. */
function switchAccount(): void {
  broadcastUser(null);
  reloadForCurrentUser('/sign-in');
}
