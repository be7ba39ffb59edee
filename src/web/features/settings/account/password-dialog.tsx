import { Dialog } from '../../../ui/dialog.tsx';
import { NewPasswordField } from '../../../ui/new-password-field.tsx';
import { DialogForm } from '../forms/dialog-form.tsx';
import { formText } from '../forms/form-text.ts';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { changePassword } from './account-query.ts';
import { CurrentPassword } from './current-password.tsx';

export interface OwnDialogProps {
  /** For the password's manager; null where there is none. */
  readonly email: string | null;
  readonly onClose: () => void;
}

export function PasswordDialog({ email, onClose }: OwnDialogProps) {
  const { isPending, error, send } = useSettingsMutation(
    (form: FormData) => changePassword(formText(form, 'password'), formText(form, 'new-password')),
    { onDone: onClose },
  );
  return (
    <Dialog open onClose={onClose} isPending={isPending} title="Change the password">
      <DialogForm submit="Change the password" isPending={isPending} error={error} onSubmit={send} onCancel={onClose}>
        <CurrentPassword email={email} />
        <NewPasswordField label="New password" name="new-password" />
        <p className="text-[0.8125rem] text-muted">You stay signed in here and are signed out everywhere else.</p>
      </DialogForm>
    </Dialog>
  );
}
