import { useEffect, useState } from 'react';
import { SignInOptionsAnswer, type SignInOptions } from '../../../contract/access-api.ts';
import { routes } from '../../../contract/routes.ts';
import { getJson } from '../../lib/api-client.ts';

/** Where the server does not say, a password may still do. */
const passwordAlone: SignInOptions = { demo: false, sso: null, firstRun: false };

/** How one may sign in here; null until it is known. */
export function useSignInOptions(): SignInOptions | null {
  const [options, setOptions] = useState<SignInOptions | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    getJson(routes.signIn, SignInOptionsAnswer, leaving.signal).then(
      ({ data }) => setOptions(data),
      () => {
        if (!leaving.signal.aborted) setOptions(passwordAlone);
      },
    );
    return () => leaving.abort();
  }, []);
  return options;
}
