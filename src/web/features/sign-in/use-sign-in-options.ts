import { useEffect, useState } from 'react';
import { SignInOptionsAnswer, type SignInOptions } from '../../../contract/access-api.ts';
import { routes } from '../../../contract/routes.ts';
import { getJson } from '../../lib/api/api-client.ts';

/** Where the server does not say, a password may still do. */
const passwordAlone: SignInOptions = { demo: false, sso: null, firstRun: false };

/**
 * Milliseconds after which a password is asked for, whatever else there may be: a server that stalls is to keep nobody
 * waiting.
 */
const patience = 1_500;

/** How one may sign in here; null until it is known, or has not been for a while. */
export function useSignInOptions(): SignInOptions | null {
  const [options, setOptions] = useState<SignInOptions | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const timer = setTimeout(() => setOptions((known) => known ?? passwordAlone), patience);
    getJson(routes.signIn, SignInOptionsAnswer, leaving.signal).then(
      ({ data }) => setOptions(data),
      () => {
        if (!leaving.signal.aborted) setOptions(passwordAlone);
      },
    );
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, []);
  return options;
}
