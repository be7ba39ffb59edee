import { passwordLength } from '../../contract/sign-in-api.ts';
import { LabelledField, type LabelledFieldProps } from './labelled-field.tsx';

/** For choosing a password. The server refuses one that is too long: a field would silently cut off what is pasted. */
export function NewPasswordField(props: Pick<LabelledFieldProps, 'label' | 'name' | 'className'>) {
  return (
    <LabelledField
      {...props}
      type="password"
      autoComplete="new-password"
      required
      hint={`At least ${passwordLength.least} characters. A few random words work well.`}
    />
  );
}

/** Whose password it is: hidden, for the browser's password manager, which stores the two together. */
export function PasswordOwner({ email }: { readonly email: string | null }) {
  return <input type="email" name="username" autoComplete="username" value={email ?? ''} readOnly hidden />;
}
