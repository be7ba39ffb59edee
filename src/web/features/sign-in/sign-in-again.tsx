import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Session } from '../../../contract/access-api.ts';
import { mySessionOptions } from '../../lib/my-session.ts';
import { reader, startAnew, tellReader } from '../../lib/reader.ts';
import { resumeSession } from '../../lib/resume-session.ts';
import { Button } from '../../ui/button.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInOptions } from './use-sign-in-options.ts';

export interface SignInAgainProps {
  /** Of the reader the page was made for, where it is known. */
  readonly email: string | undefined;
}

/** Signing in over a page: the same reader goes on exactly there, another one starts anew. */
export function SignInAgain({ email }: SignInAgainProps) {
  const client = useQueryClient();
  const options = useSignInOptions();
  if (options === null) return null;
  return (
    <div className="grid gap-4">
      <SignInForm options={options} email={email} onSignedIn={(session) => goOn(session, client)} />
      <Button variant="quiet" onClick={leaveToSomebodyElse}>Sign in as somebody else</Button>
    </div>
  );
}

function goOn(session: Session, client: QueryClient): void {
  tellReader(session.id);
  if (reader !== null && session.id !== reader) return startAnew();
  // Their role may be another by now.
  client.setQueryData(mySessionOptions().queryKey, session);
  resumeSession();
}

/** Of the reader nothing is left, in other tabs neither. */
function leaveToSomebodyElse(): void {
  tellReader(null);
  startAnew('/sign-in');
}
