import type { Invite } from '../../../../contract/access-api.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { ChangeProblem } from '../forms/mutation-error.tsx';
import { RowButton } from '../table/row-button.tsx';
import { Cell, Row } from '../table/settings-table.tsx';
import { useChange } from '../forms/use-settings-mutation.ts';
import { roleNames } from '../role-names.ts';
import { withdrawInvite } from './staff-changes.ts';

/** Somebody who was invited and has not come yet. */
export function InviteRow({ invite }: { readonly invite: Invite }) {
  const { isPending, error, send } = useChange(() => withdrawInvite(invite.id));
  return (
    <Row>
      <Cell label="Name" isPlain>
        <span className="flex min-w-0 items-center gap-3">
          <Avatar id={invite.id} name="" photo={null} />
          <span className="min-w-0 break-all">{invite.email}</span>
        </span>
      </Cell>
      <Cell label="Role">{roleNames[invite.role]}</Cell>
      <Cell label="State">
        <div className="grid gap-1.5">
          <span>
            Invited, until <ExactTime ms={invite.expiresAt} show="date" />
          </span>
          <ChangeProblem error={error} />
        </div>
      </Cell>
      <Cell label="Last seen">
        <span className="text-muted">Never</span>
      </Cell>
      <Cell label="Actions" isAction>
        <RowButton isDangerous of={invite.email} aria-disabled={isPending} onClick={() => send(undefined)}>
          Withdraw
        </RowButton>
      </Cell>
    </Row>
  );
}
