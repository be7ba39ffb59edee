import { passwordLength } from '../../contract/access-api.ts';
import { LabelledField, type LabelledFieldProps } from './labelled-field.tsx';

/**
 * A password that is chosen now. One that is too long is for the server to refuse: a field would cut what is pasted,
 * unseen.
 */
export function NewPasswordField(props: Pick<LabelledFieldProps, 'label' | 'name' | 'className'>) {
  return (
    <LabelledField
      {...props}
      type="password"
      autoComplete="new-password"
      required
      minLength={passwordLength.least}
      hint={`At least ${passwordLength.least} characters; a few words are easy to remember.`}
    />
  );
}

/** Whose password it is, for the browser's manager of passwords, which keeps the two together; nobody sees it. */
export function PasswordOwner({ email }: { readonly email: string | null }) {
  return <input type="email" name="username" autoComplete="username" value={email ?? ''} readOnly hidden />;
}
