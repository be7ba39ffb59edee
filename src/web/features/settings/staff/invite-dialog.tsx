import { useState } from 'react';
import type { Role } from '../../../../contract/roles.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../forms/dialog-form.tsx';
import { LabelledField } from '../../../ui/labelled-field.tsx';
import { formText } from '../forms/form-text.ts';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { LinkShown } from './link-shown.tsx';
import { RoleChoice } from './role-choice.tsx';
import { invite } from './staff-changes.ts';

export interface InviteDialogProps {
  /** Who invites is the demo account, which ends with the first who joins. */
  readonly isDemo: boolean;
  readonly onClose: () => void;
}

/** Invites somebody: their email and role, then the link, shown once. */
export function InviteDialog({ isDemo, onClose }: InviteDialogProps) {
  const [role, setRole] = useState<Role>(isDemo ? 'administrator' : 'viewer');
  const change = useSettingsMutation((email: string) => invite(email, role));
  return (
    <Dialog
      open
      onClose={onClose}
      isPending={change.isPending}
      isKept={change.made !== null}
      title={change.made === null ? 'Invite somebody' : 'The invitation is ready'}
    >
      {change.made !== null && <LinkShown made={change.made} onClose={onClose} />}
      {change.made === null && (
        <DialogForm
          submit="Make the link"
          isPending={change.isPending}
          error={change.error}
          onSubmit={(form) => change.send(formText(form, 'email'))}
          onCancel={onClose}
        >
          <LabelledField
            label="Email"
            name="email"
            type="email"
            required
            maxLength={254}
            hint="They sign in with it. Nothing is sent: you pass the link on yourself."
          />
          <RoleChoice role={role} onChange={setRole} />
          {isDemo && (
            <p className="text-[0.8125rem] text-muted">
              The demo account ends as soon as they join, and they manage staff in its place.
            </p>
          )}
        </DialogForm>
      )}
    </Dialog>
  );
}
