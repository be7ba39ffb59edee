import { useState } from 'react';
import type { Session } from '../../../contract/session.ts';
import { SignInResponse } from '../../../contract/sign-in-api.ts';
import { routes } from '../../../contract/route-paths.ts';
import { NotSignedInError, SignInExpiredError, type ApiError } from '../../lib/api/api-errors.ts';
import { focusOnMount } from '../../lib/browser/focus-on-mount.ts';
import { postSignIn } from '../../lib/api/api-client.ts';
import { Button } from '../../ui/button.tsx';
import { fieldRules } from '../../ui/field-rules.ts';
import { Field, Form } from './form.tsx';
import { FormError } from './form-error.tsx';

export interface TwoStepFormProps {
  readonly onSignedIn: (session: Session) => void;
  readonly onBack: () => void;
}

const rules = { code: fieldRules.secondFactor };
const fieldOf = (error: ApiError) => (error instanceof NotSignedInError ? 'code' : null);

/** Asks for a code of the authenticator app, or for one of the backup codes. */
export function TwoStepForm({ onSignedIn, onBack }: TwoStepFormProps) {
  const [expired, setExpired] = useState<SignInExpiredError | null>(null);
  const send = async (filled: FormData) => {
    try {
      const { data } = await postSignIn(routes.secondFactor, { code: filled.get('code') }, SignInResponse);
      if (data.outcome === 'signed-in') onSignedIn(data.session);
    } catch (error) {
      if (error instanceof SignInExpiredError) setExpired(error);
      throw error;
    }
  };
  if (expired !== null) {
    return (
      <div className="grid gap-4">
        <FormError error={expired} />
        <Button ref={focusOnMount} variant="primary" size="large" onClick={onBack}>
          Start again
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <Form send={send} rules={rules} fieldOf={fieldOf} button="Continue">
        <Field
          label="Code"
          name="code"
          autoComplete="one-time-code"
          required
          ref={focusOnMount}
          hint="The six digits from your authenticator app, or a backup code."
        />
      </Form>
      <Button variant="quiet" onClick={onBack}>
        Start again
      </Button>
    </div>
  );
}
