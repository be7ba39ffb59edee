import type { Session } from '../../../contract/access-api.ts';
import { reader, startAnew, tellReader } from '../../lib/reader.ts';
import { resumeSession } from '../../lib/resume-session.ts';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInOptions } from './use-sign-in-options.ts';

/** Signing in over a page: the same reader goes on exactly there, another one starts anew. */
export function SignInAgain() {
  const options = useSignInOptions();
  return options !== null && <SignInForm options={options} onSignedIn={goOn} />;
}

function goOn({ id }: Session): void {
  tellReader(id);
  if (reader === null || id === reader) resumeSession();
  else startAnew();
}
