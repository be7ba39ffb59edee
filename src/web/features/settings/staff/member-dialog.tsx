import { useState } from 'react';
import type { StaffMember } from '../../../../contract/access-api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../forms/dialog-form.tsx';
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
    <Dialog open onClose={onClose} isPending={isPending} title={`Role of ${member.name}`}>
      <DialogForm submit="Save" isPending={isPending} error={error} onSubmit={() => send(undefined)} onCancel={onClose}>
        <RoleChoice role={role} onChange={choose} />
        <p className="text-[0.8125rem] text-muted">It takes effect at once, wherever they are signed in.</p>
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
        <p>
          They are signed out everywhere at once and cannot sign in until you enable them again. Nothing they did is
          lost.
        </p>
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
      title={`New sign-in link for ${member.name}`}
    >
      {result !== null && <OneTimeLink link={result} onClose={onClose} />}
      {result === null && (
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
