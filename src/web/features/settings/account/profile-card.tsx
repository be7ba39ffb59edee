import { useState } from 'react';
import type { Me } from '../../../../contract/access-api.ts';
import { roleNames } from '../role-names.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { RowButton } from '../table/row-button.tsx';
import { EndTwoFactorDialog } from './end-two-factor-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';
import { DetailsCard, DetailsRow } from './details-card.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { TwoFactorDialog } from './two-factor-dialog.tsx';

type Changed = 'name' | 'password' | 'two-factor-on' | 'two-factor-off';

/** Who one is here, and how one signs in; null while it is on its way. */
export function ProfileCard({ me }: { readonly me: Me | null }) {
  const [changed, setChanged] = useState<Changed | null>(null);
  const close = () => setChanged(null);
  const change = (what: Changed, text: string, of: string) =>
    me !== null && (
      <RowButton of={of} onClick={() => setChanged(what)}>
        {text}
      </RowButton>
    );
  const email = me?.session.email ?? null;
  const hasPassword = me === null || me.hasPassword;
  return (
    <>
      <DetailsCard>
        <DetailsRow name="Name" action={change('name', 'Change', 'name')}>
          {me === null ? <Waiting /> : me.session.name}
        </DetailsRow>
        <DetailsRow name="Email">
          {me === null ? <Waiting /> : (email ?? <span className="text-muted">None: this is the demo account</span>)}
        </DetailsRow>
        <DetailsRow name="Role">{me === null ? <Waiting /> : roleNames[me.session.role]}</DetailsRow>
        <DetailsRow name="Password" action={hasPassword && change('password', 'Change', 'password')}>
          {me === null ? (
            <Waiting />
          ) : me.hasPassword ? (
            'Set'
          ) : (
            <span className="text-muted">None: you sign in without one</span>
          )}
        </DetailsRow>
        <DetailsRow
          name="Two-step sign-in"
          action={
            hasPassword &&
            (me?.hasTwoFactor === true
              ? change('two-factor-off', 'Turn off', 'two-step sign-in')
              : change('two-factor-on', 'Turn on', 'two-step sign-in'))
          }
        >
          {me === null ? (
            <Waiting />
          ) : me.hasTwoFactor ? (
            'On: a code of your authenticator app is asked for after the password'
          ) : me.hasPassword ? (
            'Off'
          ) : (
            <span className="text-muted">Only for signing in with a password</span>
          )}
        </DetailsRow>
      </DetailsCard>
      {changed === 'name' && me !== null && <NameDialog name={me.session.name} onClose={close} />}
      {changed === 'password' && <PasswordDialog email={email} onClose={close} />}
      {changed === 'two-factor-on' && <TwoFactorDialog email={email} onClose={close} />}
      {changed === 'two-factor-off' && <EndTwoFactorDialog email={email} onClose={close} />}
    </>
  );
}

function Waiting() {
  return (
    <span className="flex h-5 items-center">
      <Skeleton className="h-2.5 w-32" />
    </span>
  );
}
