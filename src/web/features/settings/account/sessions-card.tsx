import { useState } from 'react';
import type { Me } from '../../../../contract/sign-in-api.ts';
import { reloadForCurrentUser, broadcastUser } from '../../../lib/page/current-user.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { MutationError } from '../../../ui/mutation-error.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { RelativeTime } from '../table/relative-time.tsx';
import { RowButton } from '../table/row-button.tsx';
import { Cell, Row, SettingsTable } from '../table/settings-table.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { browserName } from './browser-name.ts';
import { endOtherSessions, endSession, signOutEverywhere } from './account-api.ts';

const headings = [
  { text: 'Browser' },
  { text: 'Address' },
  { text: 'Signed in' },
  { text: 'Last seen' },
  { text: 'Actions', isHidden: true },
];

/** Where the user is signed in, with buttons to end sessions; null while it loads. */
export function SessionsCard({ me }: { readonly me: Me | null }) {
  const [isSigningOut, setSigningOut] = useState(false);
  // One mutation for both (null ends all other sessions), so that the error shown is always that of the latest.
  const ending = useSettingsMutation((id: string | null) => (id === null ? endOtherSessions() : endSession(id)));
  const hasOthers = me !== null && me.sessions.length > 1;
  return (
    <section aria-labelledby="sessions" className="grid gap-3">
      <div className="flex min-h-8 flex-wrap items-center gap-2">
        <h2 id="sessions" className="mr-auto text-base font-semibold">
          Sessions
        </h2>
        {hasOthers && (
          <Button aria-disabled={ending.isPending} onClick={() => ending.send(null)}>
            Revoke all others
          </Button>
        )}
        <Button onClick={() => setSigningOut(true)}>Sign out everywhere</Button>
      </div>
      <MutationError error={ending.error} />
      <SettingsTable label="Sessions" headings={headings}>
        {me?.sessions
          .toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent))
          .map(({ id, isCurrent, createdAt, lastSeenAt, userAgent, address }) => {
            const browser = userAgent === null ? 'Unknown browser' : browserName(userAgent);
            return (
              <Row key={id}>
                <Cell label="Browser" isPlain className="font-medium">
                  <span title={userAgent ?? undefined}>{browser}</span>
                </Cell>
                <Cell label="Address" className="break-all">
                  {address ?? <span className="text-muted">Unknown</span>}
                </Cell>
                <Cell label="Signed in" className="whitespace-nowrap">
                  <ExactTime ms={createdAt} show="dateTime" />
                </Cell>
                <Cell label="Last seen" className="whitespace-nowrap">
                  <RelativeTime ms={lastSeenAt} never="Never" />
                </Cell>
                <Cell label="Actions" isAction>
                  {isCurrent ? (
                    <span className="text-muted">This session</span>
                  ) : (
                    <RowButton
                      isDangerous
                      of={`the session in ${browser}`}
                      aria-disabled={ending.isPending}
                      onClick={() => ending.send(id)}
                    >
                      {' '}
                      Revoke{' '}
                    </RowButton>
                  )}
                </Cell>
              </Row>
            );
          }) ?? null}
      </SettingsTable>
      {isSigningOut && <SignOutDialog onClose={() => setSigningOut(false)} />}
    </section>
  );
}

function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const { isPending, error, send } = useSettingsMutation(signOutEverywhere, {
    isLast: true,
    onDone: () => {
      broadcastUser(null);
      reloadForCurrentUser('/sign-in');
    },
  });
  return (
    <Dialog open onClose={onClose} isPending={isPending} title="Sign out everywhere?">
      <DialogForm
        submit="Sign out everywhere"
        isDangerous
        isPending={isPending}
        error={error}
        onSubmit={() => send(undefined)}
        onCancel={onClose}
      >
        <p>You’ll be signed out everywhere, including here.</p>
      </DialogForm>
    </Dialog>
  );
}
