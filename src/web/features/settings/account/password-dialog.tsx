import { BadRequestError, type ApiError } from '../../../lib/api/api-errors.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { fieldRules } from '../../../ui/field-rules.ts';
import { LabelledField } from '../../../ui/labelled-field.tsx';
import { NewPasswordField, PasswordOwner } from '../../../ui/new-password-field.tsx';
import { DialogForm, formText } from '../../../ui/dialog-form.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { changePassword } from './account-api.ts';

export interface AccountDialogProps {
  /** For the browser's password manager; null for an account without one. */
  readonly email: string | null;
  readonly onClose: () => void;
}

/** For a form with the current password. */
export const passwordRules = { password: fieldRules.currentPassword };
const newPasswordRules = { ...passwordRules, 'new-password': fieldRules.newPassword };

/** The server checks the current password; the form itself has checked everything else. */
export function wrongPasswordField(error: ApiError): string | null {
  return error instanceof BadRequestError ? 'password' : null;
}

export function PasswordDialog({ email, onClose }: AccountDialogProps) {
  const { isPending, error, send } = useSettingsMutation(
    (form: FormData) => changePassword(formText(form, 'password'), formText(form, 'new-password')),
    { onDone: onClose },
  );
  return (
    <Dialog open onClose={onClose} isPending={isPending} title="Change password">
      <DialogForm
        submit="Change password"
        isPending={isPending}
        error={error}
        rules={newPasswordRules}
        fieldOf={wrongPasswordField}
        onSubmit={send}
        onCancel={onClose}
      >
        <CurrentPassword email={email} />
        <NewPasswordField label="New password" name="new-password" />
        <p className="text-[0.8125rem] text-muted">You’ll stay signed in here and be signed out everywhere else.</p>
      </DialogForm>
    </Dialog>
  );
}

/** The user's current password, with their email for the password manager. */
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
