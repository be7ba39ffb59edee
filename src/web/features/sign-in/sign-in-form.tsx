import { useState } from 'react';
import { cn } from '../../lib/browser/class-names.ts';
import type { Session } from '../../../contract/session.ts';
import { SignInResponse, SsoResponse, type SignInOptions } from '../../../contract/sign-in-api.ts';
import { routes } from '../../../contract/route-paths.ts';
import { focusOnMount } from '../../lib/browser/focus-on-mount.ts';
import { postSignIn } from '../../lib/api/api-client.ts';
import { currentPath, saveReturnLocation } from '../../lib/session/return-location.ts';
import { Button } from '../../ui/button.tsx';
import { fieldRules } from '../../ui/field-rules.ts';
import { Field, Form } from './form.tsx';
import { FormError } from './form-error.tsx';
import { TwoStepForm } from './two-step-form.tsx';
import { useSubmission } from './use-submission.ts';

export interface SignInFormProps {
  readonly options: SignInOptions;
  /** Filled in for the user who is expected to sign in; they can change it. */
  readonly email?: string | undefined;
  readonly onSignedIn: (session: Session) => void;
}

/** Every way to sign in that is set up. */
export function SignInForm({ options, email, onSignedIn }: SignInFormProps) {
  const [needsCode, setNeedsCode] = useState(false);
  if (needsCode) return <TwoStepForm onSignedIn={onSignedIn} onBack={() => setNeedsCode(false)} />;
  return (
    <div className="grid gap-4">
      {options.demo && <DemoButton onSignedIn={onSignedIn} />}
      {options.sso !== null && <SsoButton name={options.sso.name} isPrimary={!options.demo} />}
      {(options.demo || options.sso !== null) && <Or />}
      <PasswordForm
        email={email}
        isPrimary={!options.demo && options.sso === null}
        onSignedIn={onSignedIn}
        onTwoFactor={() => setNeedsCode(true)}
      />
    </div>
  );
}

function DemoButton({ onSignedIn }: Pick<SignInFormProps, 'onSignedIn'>) {
  const { isPending, error, submit } = useSubmission<null>(async () => {
    const { data } = await postSignIn(routes.demoSignIn, {}, SignInResponse);
    if (data.outcome === 'signed-in') onSignedIn(data.session);
  });
  return (
    <>
      <Button variant="primary" size="large" className="w-full" aria-disabled={isPending} onClick={() => submit(null)}>
        Continue with the demo account
      </Button>
      <FormError error={error} />
    </>
  );
}

/** Goes to the provider, which returns to this page's path. */
function SsoButton({ name, isPrimary }: { readonly name: string; readonly isPrimary: boolean }) {
  const { isPending, error, submit } = useSubmission<null>(async () => {
    const returnTo = window.location.pathname === '/sign-in' ? '/customers' : currentPath();
    const { data } = await postSignIn(routes.ssoSignIn, { returnTo }, SsoResponse);
    saveReturnLocation();
    window.location.assign(data.url);
  });
  return (
    <>
      <Button
        variant={isPrimary ? 'primary' : 'secondary'}
        size="large"
        className="w-full"
        aria-disabled={isPending}
        onClick={() => submit(null)}
      >
        Continue with {name}
      </Button>
      <FormError error={error} />
    </>
  );
}

interface PasswordFormProps extends Pick<SignInFormProps, 'email' | 'onSignedIn'> {
  readonly isPrimary: boolean;
  readonly onTwoFactor: () => void;
}

const rules = { email: fieldRules.email, password: fieldRules.currentPassword };

function PasswordForm({ email, isPrimary, onSignedIn, onTwoFactor }: PasswordFormProps) {
  const send = async (filled: FormData) => {
    const { data } = await postSignIn(
      routes.signIn,
      { email: filled.get('email'), password: filled.get('password') },
      SignInResponse,
    );
    if (data.outcome === 'signed-in') onSignedIn(data.session);
    else onTwoFactor();
  };
  return (
    <Form send={send} rules={rules} button="Sign in" pendingButton="Signing in…" isPrimary={isPrimary}>
      <Field label="Email" name="email" type="email" autoComplete="username" required defaultValue={email} />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        ref={isPrimary && email !== undefined ? focusOnMount : null}
      />
    </Form>
  );
}

function Or() {
  return (
    <p
      className={cn(
        'flex items-center gap-2.5 text-xs text-muted before:h-px before:flex-1 before:bg-line',
        'after:h-px after:flex-1 after:bg-line',
      )}
    >
      or
    </p>
  );
}
