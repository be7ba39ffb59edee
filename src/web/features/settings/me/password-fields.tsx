import { passwordLength } from '../../../../contract/access-api.ts';
import { LabelledField } from '../../../ui/labelled-field.tsx';

/** The password one has; with the email for the password's manager, which keeps the two together. */
export function CurrentPassword({ email }: { readonly email: string | null }) {
  return (
    <>
      <input type="email" name="username" autoComplete="username" value={email ?? ''} readOnly hidden />
      <LabelledField label="Current password" name="password" type="password" autoComplete="current-password" required />
    </>
  );
}

export function NewPassword() {
  return (
    <LabelledField
      label="New password"
      name="new-password"
      type="password"
      autoComplete="new-password"
      required
      minLength={passwordLength.least}
      maxLength={passwordLength.most}
      hint={`At least ${passwordLength.least} characters; a few words are easy to remember.`}
    />
  );
}
