import { useState } from 'react';
import type { Role } from '../../../../contract/roles.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../dialog-form.tsx';
import { Field } from '../field.tsx';
import { textOf } from '../text-of.ts';
import { useChange } from '../use-change.ts';
import { LinkShown } from './link-shown.tsx';
import { RoleChoice } from './role-choice.tsx';
import { invite } from './staff-changes.ts';

/** Invites somebody: their email and role, then the link, shown once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const [role, setRole] = useState<Role>('viewer');
  const change = useChange((email: string) => invite(email, role));
  return (
    <Dialog open onClose={onClose} title={change.made === null ? 'Invite somebody' : 'The invitation is ready'}>
      {change.made !== null && <LinkShown made={change.made} onClose={onClose} />}
      {change.made === null && (
        <DialogForm
          submit="Make the link"
          isPending={change.isPending}
          error={change.error}
          onSubmit={(form) => change.send(textOf(form, 'email'))}
          onCancel={onClose}
        >
          <Field label="Email" name="email" type="email" required maxLength={254} hint="They sign in with it. Nothing is sent: you pass the link on yourself." />
          <RoleChoice role={role} onChange={setRole} />
        </DialogForm>
      )}
    </Dialog>
  );
}
