import { useState } from 'react';
import type { Me } from '../../../../contract/sign-in-api.ts';
import { roleNames } from '../role-names.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { RowButton } from '../table/row-button.tsx';
import { NameDialog } from './name-dialog.tsx';
import { AppearanceRow } from './appearance-row.tsx';
import { DetailsCard, DetailsRow } from './details-card.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { DisableTwoStepDialog, EnableTwoStepDialog } from './two-step-dialog.tsx';

type OpenDialog = 'name' | 'password' | 'two-factor-on' | 'two-factor-off';

export interface ProfileCardProps {
  /** Null while it loads. */
  readonly me: Me | null;
  /** It could not be loaded: only what this browser keeps can be shown. */
  readonly isMissing: boolean;
}

/** The user's name, email and role, how they sign in, and how the page looks. */
export function ProfileCard({ me, isMissing }: ProfileCardProps) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = () => setDialog(null);
  const email = me?.session.email ?? null;
  return (
    <>
      <DetailsCard>
        {!isMissing && <ProfileRows me={me} onOpen={setDialog} />}
        <AppearanceRow />
      </DetailsCard>
      {dialog === 'name' && me !== null && <NameDialog name={me.session.name} onClose={close} />}
      {dialog === 'password' && <PasswordDialog email={email} onClose={close} />}
      {dialog === 'two-factor-on' && <EnableTwoStepDialog email={email} onClose={close} />}
      {dialog === 'two-factor-off' && <DisableTwoStepDialog email={email} onClose={close} />}
    </>
  );
}

interface ProfileRowsProps {
  readonly me: Me | null;
  readonly onOpen: (dialog: OpenDialog) => void;
}

function ProfileRows({ me, onOpen }: ProfileRowsProps) {
  const opener = (what: OpenDialog, text: string, of: string) =>
    me !== null && (
      <RowButton of={of} onClick={() => onOpen(what)}>
        {text}
      </RowButton>
    );
  const email = me?.session.email ?? null;
  const hasPassword = me === null || me.hasPassword;
  return (
    <>
      <DetailsRow name="Name" action={opener('name', 'Change', 'name')}>
        {me === null ? <Loading /> : me.session.name}
      </DetailsRow>
      <DetailsRow name="Email">
        {me === null ? <Loading /> : (email ?? <span className="text-muted">None (demo account)</span>)}
      </DetailsRow>
      <DetailsRow name="Role">{me === null ? <Loading /> : roleNames[me.session.role]}</DetailsRow>
      <DetailsRow name="Password" action={hasPassword && opener('password', 'Change', 'password')}>
        {me === null ? (
          <Loading />
        ) : me.hasPassword ? (
          'Set'
        ) : (
          <span className="text-muted">None (you sign in without one)</span>
        )}
      </DetailsRow>
      <DetailsRow
        name="Two-step sign-in"
        action={
          hasPassword &&
          (me?.hasTwoFactor === true
            ? opener('two-factor-off', 'Turn off', 'two-step sign-in')
            : opener('two-factor-on', 'Turn on', 'two-step sign-in'))
        }
      >
        {me === null ? (
          <Loading />
        ) : me.hasTwoFactor ? (
          'On: you enter a code from your authenticator app after your password'
        ) : me.hasPassword ? (
          'Off'
        ) : (
          <span className="text-muted">Only available with a password</span>
        )}
      </DetailsRow>
    </>
  );
}

function Loading() {
  return (
    <span className="flex h-5 items-center">
      <Skeleton className="h-2.5 w-32" />
    </span>
  );
}
