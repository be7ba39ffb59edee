import { useState } from 'react';
import { SignInAnswer, SsoAnswer, type Session, type SignInOptions } from '../../../contract/access-api.ts';
import { routes } from '../../../contract/routes.ts';
import { postJson } from '../../lib/send-json.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from './field.tsx';
import { Problem } from './problem.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { useSubmission } from './use-submission.ts';

export interface SignInFormProps {
  readonly options: SignInOptions;
  readonly onSignedIn: (session: Session) => void;
}

/** Every way to sign in that there is here. */
export function SignInForm({ options, onSignedIn }: SignInFormProps) {
  const [asksForCode, setAsksForCode] = useState(false);
  if (asksForCode) return <SecondFactorForm onSignedIn={onSignedIn} onBack={() => setAsksForCode(false)} />;
  return (
    <div className="grid gap-4">
      {options.demo && <DemoButton onSignedIn={onSignedIn} />}
      {options.sso !== null && <SsoButton name={options.sso.name} isPrimary={!options.demo} />}
      {(options.demo || options.sso !== null) && <Or />}
      <PasswordForm isPrimary={!options.demo && options.sso === null} onSignedIn={onSignedIn} onSecondFactor={() => setAsksForCode(true)} />
    </div>
  );
}

function DemoButton({ onSignedIn }: Pick<SignInFormProps, 'onSignedIn'>) {
  const { isPending, error, submit } = useSubmission<null>(async () => {
    const { data } = await postJson(routes.demoSignIn, {}, SignInAnswer);
    if (data.outcome === 'signed-in') onSignedIn(data.session);
  });
  return (
    <>
      <Button variant="primary" size="large" className="w-full" aria-disabled={isPending} onClick={() => submit(null)}>
        Continue with the demo account
      </Button>
      <Problem error={error} />
    </>
  );
}

/** Leads to the provider, which leads back to this address. */
function SsoButton({ name, isPrimary }: { readonly name: string; readonly isPrimary: boolean }) {
  const { isPending, error, submit } = useSubmission<null>(async () => {
    const { pathname, search } = window.location;
    const returnTo = pathname === '/sign-in' ? '/customers' : pathname + search;
    const { data } = await postJson(routes.ssoSignIn, { returnTo }, SsoAnswer);
    window.location.assign(data.url);
  });
  return (
    <>
      <Button variant={isPrimary ? 'primary' : 'secondary'} size="large" className="w-full" aria-disabled={isPending} onClick={() => submit(null)}>
        Continue with {name}
      </Button>
      <Problem error={error} />
    </>
  );
}

interface PasswordFormProps extends Pick<SignInFormProps, 'onSignedIn'> {
  readonly isPrimary: boolean;
  readonly onSecondFactor: () => void;
}

function PasswordForm({ isPrimary, onSignedIn, onSecondFactor }: PasswordFormProps) {
  const { isPending, error, submit } = useSubmission<FormData>(async (form) => {
    const { data } = await postJson(routes.signIn, { email: form.get('email'), password: form.get('password') }, SignInAnswer);
    if (data.outcome === 'signed-in') onSignedIn(data.session);
    else onSecondFactor();
  });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Field label="Email" name="email" type="email" autoComplete="username" required />
      <Field label="Password" name="password" type="password" autoComplete="current-password" required />
      <Problem error={error} />
      <Button type="submit" variant={isPrimary ? 'primary' : 'secondary'} size="large" className="w-full" aria-disabled={isPending}>
        {isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}

function Or() {
  return (
    <p className="flex items-center gap-2.5 text-xs text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">or</p>
  );
}
