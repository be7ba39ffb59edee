import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '../../../contract/access-api.ts';
import { mySessionOptions } from '../../lib/session/session-query.ts';
import { reader, startAnew, tellReader } from '../../lib/session/current-user.ts';
import { resumeSession } from '../../lib/session/resume-session.ts';
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
    tellReader(session.id);
    if (reader !== null && session.id !== reader) {
      startAnew();
      return;
    }
    // Their role may be another by now.
    client.setQueryData(mySessionOptions().queryKey, session);
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
  tellReader(null);
  startAnew('/sign-in');
}
