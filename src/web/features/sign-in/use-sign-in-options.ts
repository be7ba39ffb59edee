import { useEffect, useState } from 'react';
import { SignInOptionsResponse, type SignInOptions } from '../../../contract/sign-in-api.ts';
import { routes } from '../../../contract/route-paths.ts';
import { getJson } from '../../lib/api/api-client.ts';

/** If the server does not say, a password may still work. */
const passwordOnly: SignInOptions = { demo: false, sso: null, firstRun: false };

/** Time in ms after which the password form shows anyway: a server that stalls keeps no one waiting. */
const timeoutMs = 1_500;

/** The ways to sign in here; null while they load. */
export function useSignInOptions(): SignInOptions | null {
  const [options, setOptions] = useState<SignInOptions | null>(null);
  useEffect(() => {
    const unmount = new AbortController();
    const timer = setTimeout(() => setOptions((known) => known ?? passwordOnly), timeoutMs);
    getJson(routes.signIn, SignInOptionsResponse, unmount.signal).then(
      ({ data }) => setOptions(data),
      () => {
        if (!unmount.signal.aborted) setOptions(passwordOnly);
      },
    );
    return () => {
      clearTimeout(timer);
      unmount.abort();
    };
  }, []);
  return options;
}
