import { SignInAnswer, type Session } from '../../../contract/access-api.ts';
import { routes } from '../../../contract/routes.ts';
import { focusWhenShown } from '../../lib/focus-when-shown.ts';
import { postJson } from '../../lib/send-json.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from './field.tsx';
import { Form } from './form.tsx';

export interface SecondFactorFormProps {
  readonly onSignedIn: (session: Session) => void;
  readonly onBack: () => void;
}

/** The second step: a code of the authenticator app, or one of the backup codes. */
export function SecondFactorForm({ onSignedIn, onBack }: SecondFactorFormProps) {
  const send = async (filled: FormData) => {
    const { data } = await postJson(routes.secondFactor, { code: filled.get('code') }, SignInAnswer);
    if (data.outcome === 'signed-in') onSignedIn(data.session);
  };
  return (
    <div className="grid gap-4">
      <Form send={send} button="Continue">
        <Field label="Code" name="code" autoComplete="one-time-code" required ref={focusWhenShown} hint="Six digits from your authenticator app, or one of your backup codes." />
      </Form>
      <Button variant="quiet" onClick={onBack}>Start again</Button>
    </div>
  );
}
