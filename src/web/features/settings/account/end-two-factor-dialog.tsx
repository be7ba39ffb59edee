import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../forms/dialog-form.tsx';
import { formText } from '../forms/form-text.ts';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { endTwoFactor } from './account-query.ts';
import type { OwnDialogProps } from './password-dialog.tsx';
import { CurrentPassword } from './current-password.tsx';

export function EndTwoFactorDialog({ email, onClose }: OwnDialogProps) {
  const { isPending, error, send } = useSettingsMutation((form: FormData) => endTwoFactor(formText(form, 'password')), {
    onDone: onClose,
  });
  return (
    <Dialog open onClose={onClose} isPending={isPending} title="Turn two-step sign-in off?">
      <DialogForm submit="Turn off" isDangerous isPending={isPending} error={error} onSubmit={send} onCancel={onClose}>
        <p>
          The password alone is then enough to sign in as you. Your authenticator app’s entry and backup codes stop
          working.
        </p>
        <CurrentPassword email={email} />
      </DialogForm>
    </Dialog>
  );
}
