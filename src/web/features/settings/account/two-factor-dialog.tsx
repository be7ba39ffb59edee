import { useState } from 'react';
import type { TwoFactorSetup } from '../../../../contract/access-api.ts';
import { focusOnMount } from '../../../lib/browser/focus-on-mount.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../forms/dialog-form.tsx';
import { LabelledField } from '../../../ui/labelled-field.tsx';
import { SecretReveal, Secret } from '../forms/secret-reveal.tsx';
import { formText } from '../forms/form-text.ts';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { confirmTwoFactor, startTwoFactor } from './account-query.ts';
import type { OwnDialogProps } from './password-dialog.tsx';
import { CurrentPassword } from './current-password.tsx';
import { QrCode } from './qr-code.tsx';

/** Turns the second step on: the password, the secret with a first code from it, and the backup codes, shown once. */
export function TwoFactorDialog({ email, onClose }: OwnDialogProps) {
  const [isOn, setOn] = useState(false);
  const start = useSettingsMutation((form: FormData) => startTwoFactor(formText(form, 'password')));
  const setup = start.made;
  return (
    <Dialog
      open
      onClose={onClose}
      isPending={start.isPending}
      isKept={setup !== null}
      title={isOn ? 'Two-step sign-in is on' : 'Turn two-step sign-in on'}
    >
      {setup === null && (
        <DialogForm
          submit="Continue"
          isPending={start.isPending}
          error={start.error}
          onSubmit={start.send}
          onCancel={onClose}
        >
          <p>Beside the password, signing in then asks for a code of an authenticator app on your phone.</p>
          <CurrentPassword email={email} />
        </DialogForm>
      )}
      {setup !== null && !isOn && <ConfirmStep setup={setup} onConfirmed={() => setOn(true)} onCancel={onClose} />}
      {setup !== null && isOn && (
        <SecretReveal what="backup codes" text={setup.backupCodes.join('\n')} onClose={onClose}>
          Keep these backup codes where you find them without your phone: they are not shown again. Each signs you in
          once.
        </SecretReveal>
      )}
    </Dialog>
  );
}

interface ConfirmStepProps {
  readonly setup: TwoFactorSetup;
  readonly onConfirmed: () => void;
  readonly onCancel: () => void;
}

function ConfirmStep({ setup: { uri, secret }, onConfirmed, onCancel }: ConfirmStepProps) {
  const { isPending, error, send } = useSettingsMutation((form: FormData) => confirmTwoFactor(formText(form, 'code')), {
    onDone: onConfirmed,
  });
  return (
    <DialogForm submit="Turn on" isPending={isPending} error={error} onSubmit={send} onCancel={onCancel}>
      <p>Scan this with your authenticator app, or type the secret into it.</p>
      <QrCode text={uri} />
      <Secret what="secret" text={secret} />
      <LabelledField
        label="Code"
        name="code"
        ref={focusOnMount}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        pattern="\s*(?:\d\s*){6}"
        title="Six digits"
        hint="The six digits that the app shows now."
      />
    </DialogForm>
  );
}
