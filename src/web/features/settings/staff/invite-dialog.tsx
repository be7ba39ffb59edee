import { useState } from 'react';
import type { Role } from '../../../../contract/roles-and-permissions.ts';
import { ConflictError, type ApiError } from '../../../lib/api/api-errors.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm, formText } from '../../../ui/dialog-form.tsx';
import { fieldRules } from '../../../ui/field-rules.ts';
import { LabelledField } from '../../../ui/labelled-field.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { OneTimeLink } from './one-time-link.tsx';
import { RoleChoice } from './role-choice.tsx';
import { invite } from './staff-api.ts';

export interface InviteDialogProps {
  /** The demo account invites; it ends when the first team member joins. */
  readonly isDemo: boolean;
  readonly onClose: () => void;
}

const rules = { email: fieldRules.email };
const fieldOf = (error: ApiError) => (error instanceof ConflictError ? 'email' : null);

/** Asks for an email and a role, then shows the invitation link once. */
export function InviteDialog({ isDemo, onClose }: InviteDialogProps) {
  const [role, setRole] = useState<Role>(isDemo ? 'administrator' : 'viewer');
  const mutation = useSettingsMutation((email: string) => invite(email, role));
  return (
    <Dialog
      open
      onClose={onClose}
      isPending={mutation.isPending}
      isKept={mutation.result !== null}
      title={mutation.result === null ? 'Invite a colleague' : 'The invitation is ready'}
    >
      {mutation.result !== null && <OneTimeLink link={mutation.result} onClose={onClose} />}
      {mutation.result === null && (
        <DialogForm
          submit="Create link"
          isPending={mutation.isPending}
          error={mutation.error}
          rules={rules}
          fieldOf={fieldOf}
          onSubmit={(form) => mutation.send(formText(form, 'email'))}
          onCancel={onClose}
        >
          <LabelledField
            label="Email"
            name="email"
            type="email"
            required
            hint="They’ll sign in with this email. We don’t send emails: copy the link and send it yourself."
          />
          <RoleChoice role={role} onChange={setRole} />
          {isDemo && (
            <p className="text-[0.8125rem] text-muted">
              The demo account ends when they join. They can then manage staff.
            </p>
          )}
        </DialogForm>
      )}
    </Dialog>
  );
}
