import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Session } from '../../../contract/session.ts';
import { sessionOptions } from '../../lib/session/session-query.ts';
import { currentUserId, reloadForCurrentUser, broadcastUser } from '../../lib/page/current-user.ts';
import { resumeSession } from '../../lib/session/session-expiry.ts';
import { Button } from '../../ui/button.tsx';
import { canSignIn, SetupHint } from './setup-hint.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInOptions } from './use-sign-in-options.ts';

export interface SignInAgainProps {
  /** Of what describes the dialog. */
  readonly textId: string;
  /** What there is to do, unless no one can sign in. */
  readonly description: ReactNode;
  /** Of the user the page was rendered for, if known. */
  readonly email: string | undefined;
}

/** Signs in over a page: the same user continues right there, another one gets a new page. */
export function SignInAgain({ textId, description, email }: SignInAgainProps) {
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
  if (options === null) return description;
  return (
    <div className="grid gap-4">
      {options.firstRun && (
        <div id={canSignIn(options) ? undefined : textId} role="status">
          <SetupHint className="mt-3" />
        </div>
      )}
      {canSignIn(options) && description}
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
