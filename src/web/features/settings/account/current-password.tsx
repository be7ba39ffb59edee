import { LabelledField } from '../../../ui/labelled-field.tsx';
import { PasswordOwner } from '../../../ui/new-password-field.tsx';

/** The password one has, of this email. */
export function CurrentPassword({ email }: { readonly email: string | null }) {
  return (
    <>
      <PasswordOwner email={email} />
      <LabelledField
        label="Current password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
    </>
  );
}
