import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StaffMember } from '../../../../contract/settings-api.ts';
import type { Session } from '../../../../contract/session.ts';
import { ForbiddenError } from '../../../lib/api/api-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { QueryError } from '../layout/query-error.tsx';
import { SectionFrame } from '../layout/section-frame.tsx';
import { SettingsTable } from '../table/settings-table.tsx';
import { MutationError } from '../../../ui/mutation-error.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { InviteRow } from './invite-row.tsx';
import { MemberDialog, type MemberAction } from './member-dialog.tsx';
import { MemberRow } from './member-row.tsx';
import { setDisabled, staffOptions } from './staff-api.ts';
import { ViewerExportsCard } from './viewer-exports-card.tsx';

const headings = [
  { text: 'Name' },
  { text: 'Role' },
  { text: 'Status' },
  { text: 'Last seen' },
  { text: 'Actions', isHidden: true },
];

interface Chosen {
  readonly member: StaffMember;
  readonly action: MemberAction;
}

/** Team members and invitations. */
export function StaffPage({ me }: { readonly me: Session }) {
  const { data, error, refetch } = useQuery(staffOptions());
  const [isInviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const enabling = useSettingsMutation((member: StaffMember) => setDisabled(member, false));
  const choose = (member: StaffMember, action: MemberAction | 'enable') => {
    enabling.reset();
    if (action === 'enable') enabling.send(member);
    else setChosen({ member, action });
  };
  return (
    <SectionFrame
      title="Staff"
      lead="Everyone who can sign in. Invite colleagues with a one-time link."
      action={
        <Button variant="primary" onClick={() => setInviting(true)}>
          Invite
        </Button>
      }
    >
      {enabling.error !== null && (
        <div className="mb-4">
          <MutationError error={enabling.error} />
        </div>
      )}
      {error !== null && (
        <QueryError error={error} isOverData={data !== undefined} what="staff" onRetry={() => void refetch()} />
      )}
      {!(error instanceof ForbiddenError) && (data !== undefined || error === null) && (
        <SettingsTable label="Staff" headings={headings} isTall>
          {data === undefined ? null : (
            <>
              {data.members.map((member) => (
                <MemberRow
                  key={member.id}
                  member={member}
                  isMe={member.id === me.id}
                  onChoose={(action) => choose(member, action)}
                />
              ))}
              {data.invites.map((invite) => (
                <InviteRow key={invite.id} invite={invite} />
              ))}
            </>
          )}
        </SettingsTable>
      )}
      {data !== undefined && !(error instanceof ForbiddenError) && (
        <ViewerExportsCard areAllowed={data.viewersMayExport} />
      )}
      {isInviting && <InviteDialog isDemo={me.email === null} onClose={() => setInviting(false)} />}
      {chosen !== null && <MemberDialog {...chosen} onClose={() => setChosen(null)} />}
    </SectionFrame>
  );
}
