import { useState } from 'react';
import type { StaffMember } from '../../../../contract/access-api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../forms/dialog-form.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { LinkShown } from './link-shown.tsx';
import { RoleChoice } from './role-choice.tsx';
import { createResetLink, setDisabled, setRole } from './staff-changes.ts';

/** What is asked about before it is done. */
export type MemberAction = 'role' | 'disable' | 'link';

export interface MemberDialogProps {
  readonly member: StaffMember;
  readonly action: MemberAction;
  readonly onClose: () => void;
}

/** Changes one thing about somebody. */
export function MemberDialog({ member, action, onClose }: MemberDialogProps) {
  switch (action) {
    case 'role':
      return <RoleDialog member={member} onClose={onClose} />;
    case 'disable':
      return <DisableDialog member={member} onClose={onClose} />;
    case 'link':
      return <LinkDialog member={member} onClose={onClose} />;
  }
}

type OneDialogProps = Pick<MemberDialogProps, 'member' | 'onClose'>;

function RoleDialog({ member, onClose }: OneDialogProps) {
  const [role, choose] = useState(member.role);
  const { isPending, error, send } = useSettingsMutation(() => setRole(member, role), { onDone: onClose });
  return (
    <Dialog open onClose={onClose} isPending={isPending} title={`Role of ${member.name}`}>
      <DialogForm submit="Save" isPending={isPending} error={error} onSubmit={() => send(undefined)} onCancel={onClose}>
        <RoleChoice role={role} onChange={choose} />
        <p className="text-[0.8125rem] text-muted">It takes effect at once, wherever they are signed in.</p>
      </DialogForm>
    </Dialog>
  );
}

function DisableDialog({ member, onClose }: OneDialogProps) {
  const { isPending, error, send } = useSettingsMutation(() => setDisabled(member, true), { onDone: onClose });
  return (
    <Dialog open onClose={onClose} isPending={isPending} title={`Disable ${member.name}?`}>
      <DialogForm
        submit="Disable"
        isDangerous
        isPending={isPending}
        error={error}
        onSubmit={() => send(undefined)}
        onCancel={onClose}
      >
        <p>
          They are signed out everywhere at once and cannot sign in until you enable them again. Nothing they did is
          lost.
        </p>
      </DialogForm>
    </Dialog>
  );
}

function LinkDialog({ member, onClose }: OneDialogProps) {
  const { isPending, error, made, send } = useSettingsMutation(() => createResetLink(member));
  return (
    <Dialog
      open
      onClose={onClose}
      isPending={isPending}
      isKept={made !== null}
      title={`New sign-in link for ${member.name}`}
    >
      {made !== null && <LinkShown made={made} onClose={onClose} />}
      {made === null && (
        <DialogForm
          submit="Make the link"
          isPending={isPending}
          error={error}
          onSubmit={() => send(undefined)}
          onCancel={onClose}
        >
          <p>
            For somebody who is locked out. By the link they choose a new password; that signs them out everywhere else
            and turns their second step off.
          </p>
        </DialogForm>
      )}
    </Dialog>
  );
}
