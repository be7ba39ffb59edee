import { useMutation } from '@tanstack/react-query';
import { PageLink } from '../../ui/page-link.tsx';
import { DoneResponse } from '../../../contract/envelope.ts';
import { routes } from '../../../contract/route-paths.ts';
import type { Session } from '../../../contract/session.ts';
import { roleNames } from '../../features/settings/role-names.ts';
import { sectionsFor } from '../../features/settings/settings-sections.ts';
import { NetworkError, NotSignedInError } from '../../lib/api/api-errors.ts';
import { reloadForCurrentUser, broadcastUser } from '../../lib/page/current-user.ts';
import { postSignIn } from '../../lib/api/api-client.ts';
import { Button } from '../../ui/button.tsx';

/** Whose session it is, the settings, and signing out. Load lazily. */
export function AccountCard({ session }: { readonly session: Session }) {
  return (
    <>
      <p className="font-semibold break-words">{session.name}</p>
      <p className="mb-3 text-[0.8125rem] break-words text-muted">
        {[session.email, roleNames[session.role]].filter((text) => text !== null).join(' · ')}
      </p>
      <ul className="-mx-2 mb-3 border-y border-line py-2">
        {sectionsFor(session).map(({ path, name }) => (
          <li key={path}>
            <PageLink
              to={`/settings/${path}`}
              onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
              className="flex h-8 items-center rounded-lg px-2 hover:bg-hover"
            >
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
      <SignOut />
    </>
  );
}

function SignOut() {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => postSignIn(routes.signOut, {}, DoneResponse),
    networkMode: 'always',
    onSuccess: leave,
    // The session was over already.
    onError: (failure) => {
      if (failure instanceof NotSignedInError) leave();
    },
  });
  return (
    <>
      <Button
        className="w-full"
        aria-disabled={isPending}
        onClick={() => {
          if (!isPending) mutate();
        }}
      >
        Sign out
      </Button>
      {error !== null && (
        <p role="alert" className="mt-2 text-[0.8125rem] text-danger">
          {error instanceof NetworkError
            ? 'Couldn’t sign you out: the server can’t be reached. Please try again.'
            : 'Couldn’t sign you out. Please try again.'}
        </p>
      )}
    </>
  );
}

function leave(): void {
  broadcastUser(null);
  reloadForCurrentUser('/sign-in');
}
