import { useState } from 'react';
import type { TwoFactorSetup } from '../../../../contract/sign-in-api.ts';
import { focusOnMount } from '../../../lib/browser/focus-on-mount.ts';
import { BadRequestError, type ApiError } from '../../../lib/api/api-errors.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm, formText } from '../../../ui/dialog-form.tsx';
import { fieldRules } from '../../../ui/field-rules.ts';
import { LabelledField } from '../../../ui/labelled-field.tsx';
import { SecretReveal, Secret } from '../forms/secret-reveal.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { confirmTwoFactor, endTwoFactor, startTwoFactor } from './account-api.ts';
import { CurrentPassword, passwordRules, wrongPasswordField, type AccountDialogProps } from './password-dialog.tsx';
import { QrCode } from './qr-code.tsx';

/** Turns two-step sign-in on: the password, the secret and a first code, and the backup codes, shown once. */
export function EnableTwoStepDialog({ email, onClose }: AccountDialogProps) {
  const [isOn, setOn] = useState(false);
  const start = useSettingsMutation((form: FormData) => startTwoFactor(formText(form, 'password')));
  const setup = start.result;
  return (
    <Dialog
      open
      onClose={onClose}
      isPending={start.isPending}
      isKept={setup !== null}
      title={isOn ? 'Two-step sign-in is on' : 'Turn on two-step sign-in'}
    >
      {setup === null && (
        <DialogForm
          submit="Continue"
          isPending={start.isPending}
          error={start.error}
          rules={passwordRules}
          fieldOf={wrongPasswordField}
          onSubmit={start.send}
          onCancel={onClose}
        >
          <p>You’ll enter a code from an authenticator app after your password.</p>
          <CurrentPassword email={email} />
        </DialogForm>
      )}
      {setup !== null && !isOn && <ConfirmStep setup={setup} onConfirmed={() => setOn(true)} onCancel={onClose} />}
      {setup !== null && isOn && (
        <SecretReveal what="backup codes" text={setup.backupCodes.join('\n')} onClose={onClose}>
          Save these backup codes somewhere other than your phone. Each works once and they won’t be shown again.
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

const codeRules = { code: fieldRules.appCode };
const wrongCodeField = (error: ApiError) => (error instanceof BadRequestError ? 'code' : null);

function ConfirmStep({ setup: { uri, secret }, onConfirmed, onCancel }: ConfirmStepProps) {
  const { isPending, error, send } = useSettingsMutation((form: FormData) => confirmTwoFactor(formText(form, 'code')), {
    onDone: onConfirmed,
  });
  return (
    <DialogForm
      submit="Turn on"
      isPending={isPending}
      error={error}
      rules={codeRules}
      fieldOf={wrongCodeField}
      onSubmit={send}
      onCancel={onCancel}
    >
      <p>Scan this code with your authenticator app, or enter the secret.</p>
      <QrCode text={uri} />
      <Secret what="secret" text={secret} />
      <LabelledField
        label="Code"
        name="code"
        ref={focusOnMount}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        hint="The six digits the app shows now."
      />
    </DialogForm>
  );
}

export function DisableTwoStepDialog({ email, onClose }: AccountDialogProps) {
  const { isPending, error, send } = useSettingsMutation((form: FormData) => endTwoFactor(formText(form, 'password')), {
    onDone: onClose,
  });
  return (
    <Dialog open onClose={onClose} isPending={isPending} title="Turn off two-step sign-in?">
      <DialogForm
        submit="Turn off"
        isDangerous
        isPending={isPending}
        error={error}
        rules={passwordRules}
        fieldOf={wrongPasswordField}
        onSubmit={send}
        onCancel={onClose}
      >
        <p>You’ll sign in with your password alone. Your authenticator app and backup codes will stop working.</p>
        <CurrentPassword email={email} />
      </DialogForm>
    </Dialog>
  );
}
