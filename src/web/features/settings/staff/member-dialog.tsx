import { useState } from 'react';
import type { StaffMember } from '../../../../contract/settings-api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { OneTimeLink } from './one-time-link.tsx';
import { RoleChoice } from './role-choice.tsx';
import { createResetLink, setDisabled, setRole } from './staff-api.ts';

/** What is confirmed in a dialog. */
export type MemberAction = 'role' | 'disable' | 'link';

export interface MemberDialogProps {
  readonly member: StaffMember;
  readonly action: MemberAction;
  readonly onClose: () => void;
}

/** The dialog of an action. */
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

type ActionDialogProps = Pick<MemberDialogProps, 'member' | 'onClose'>;

function RoleDialog({ member, onClose }: ActionDialogProps) {
  const [role, choose] = useState(member.role);
  const { isPending, error, send } = useSettingsMutation(() => setRole(member, role), { onDone: onClose });
  return (
    <Dialog open onClose={onClose} isPending={isPending} title={`Change ${member.name}’s role`}>
      <DialogForm submit="Save" isPending={isPending} error={error} onSubmit={() => send(undefined)} onCancel={onClose}>
        <RoleChoice role={role} onChange={choose} />
        <p className="text-[0.8125rem] text-muted">Takes effect right away, wherever they’re signed in.</p>
      </DialogForm>
    </Dialog>
  );
}

function DisableDialog({ member, onClose }: ActionDialogProps) {
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
        <p>They’ll be signed out everywhere and can’t sign in until you enable them again. Their activity is kept.</p>
      </DialogForm>
    </Dialog>
  );
}

function LinkDialog({ member, onClose }: ActionDialogProps) {
  const { isPending, error, result, send } = useSettingsMutation(() => createResetLink(member));
  return (
    <Dialog
      open
      onClose={onClose}
      isPending={isPending}
      isKept={result !== null}
      title={`Password reset link for ${member.name}`}
    >
      {result !== null && <OneTimeLink link={result} onClose={onClose} />}
      {result === null && (
        <DialogForm
          submit="Create link"
          isPending={isPending}
          error={error}
          onSubmit={() => send(undefined)}
          onCancel={onClose}
        >
          <p>
            For someone who is locked out. They choose a new password with this link, which signs them out everywhere
            and turns off two-step sign-in.
          </p>
        </DialogForm>
      )}
    </Dialog>
  );
}
