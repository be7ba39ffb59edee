import type { Invite } from '../../../../contract/settings-api.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { MutationError } from '../../../ui/mutation-error.tsx';
import { RowButton } from '../table/row-button.tsx';
import { Cell, Row } from '../table/settings-table.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { roleNames } from '../role-names.ts';
import { cancelInvite } from './staff-api.ts';

/** An invitation that has not been accepted yet. */
export function InviteRow({ invite }: { readonly invite: Invite }) {
  const { isPending, error, send } = useSettingsMutation(() => cancelInvite(invite.id));
  return (
    <Row>
      <Cell label="Name" isPlain>
        <span className="flex min-w-0 items-center gap-3">
          <Avatar id={invite.id} name="" photo={null} />
          <span className="min-w-0 break-all">{invite.email}</span>
        </span>
      </Cell>
      <Cell label="Role">{roleNames[invite.role]}</Cell>
      <Cell label="Status">
        <div className="grid gap-1.5">
          <span>
            Invited, expires <ExactTime ms={invite.expiresAt} show="date" />
          </span>
          <MutationError error={error} />
        </div>
      </Cell>
      <Cell label="Last seen">
        <span className="text-muted">Never</span>
      </Cell>
      <Cell label="Actions" isAction>
        <RowButton
          isDangerous
          of={`the invitation for ${invite.email}`}
          aria-disabled={isPending}
          onClick={() => send(undefined)}
        >
          Cancel
        </RowButton>
      </Cell>
    </Row>
  );
}
