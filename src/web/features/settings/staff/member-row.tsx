import type { StaffMember } from '../../../../contract/settings-api.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { roleNames } from '../role-names.ts';
import { RelativeTime } from '../table/relative-time.tsx';
import { Cell, Row } from '../table/settings-table.tsx';
import type { MemberAction } from './member-dialog.tsx';
import { MemberMenu } from './member-menu.tsx';

export interface MemberRowProps {
  readonly member: StaffMember;
  /** The user's own account is changed on its own page. */
  readonly isMe: boolean;
  readonly onChoose: (action: MemberAction | 'enable') => void;
}

export function MemberRow({ member, isMe, onChoose }: MemberRowProps) {
  const { id, name, email, role, isDisabled, hasTwoFactor, lastSeenAt } = member;
  return (
    <Row isOver={isDisabled}>
      <Cell label="Name" isPlain className="@max-3xl:pe-10!">
        <span className="flex min-w-0 items-center gap-3">
          <Avatar id={id} name={name} photo={null} />
          <span className="min-w-0">
            <span className="block font-medium wrap-anywhere">
              {name}
              {isMe && <span className="font-normal text-muted"> (you)</span>}
            </span>
            {email !== null && <span className="block text-[0.8125rem] wrap-anywhere text-muted">{email}</span>}
          </span>
        </span>
      </Cell>
      <Cell label="Role">{roleNames[role]}</Cell>
      <Cell label="Status">{isDisabled ? 'Disabled' : hasTwoFactor ? 'Active, two-step' : 'Active'}</Cell>
      <Cell label="Last seen">
        <RelativeTime ms={lastSeenAt} never="Never" />
      </Cell>
      <Cell label="Actions" isAction>
        {!isMe && email !== null && <MemberMenu member={member} onChoose={onChoose} />}
      </Cell>
    </Row>
  );
}
