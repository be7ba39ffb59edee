import { useMutation, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'react-router';
import { cn } from '../../lib/browser/class-names.ts';
import { DoneResponse } from '../../../contract/envelope.ts';
import { routes } from '../../../contract/route-paths.ts';
import { roleNames } from '../../features/settings/role-names.ts';
import { sectionsFor } from '../../features/settings/settings-sections.ts';
import { sessionOptions } from '../../lib/session/session-query.ts';
import { NetworkError, NotSignedInError } from '../../lib/api/api-errors.ts';
import { reloadForCurrentUser, broadcastUser } from '../../lib/browser/current-user.ts';
import { postSignIn } from '../../lib/api/api-client.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';

/** The signed-in user, the settings and signing out. */
export function AccountMenu() {
  const id = useId();
  const { data: session } = useQuery(sessionOptions());
  // Keeps its space, so that nothing beside it moves.
  if (session === undefined) return <span aria-hidden="true" className="size-7" />;
  return (
    <>
      <button type="button" popoverTarget={id} className="rounded-full">
        <span className="sr-only">Account of {session.name}</span>
        <Avatar id={session.id} name={session.name} photo={null} />
      </button>
      <div
        id={id}
        popover="auto"
        className={cn(
          'fixed inset-auto top-13 right-4 m-0 w-64 rounded-xl border border-line bg-surface p-4',
          'text-ink shadow-2xl sm:right-6',
        )}
      >
        <p className="font-semibold break-words">{session.name}</p>
        <p className="mb-3 text-[0.8125rem] break-words text-muted">
          {[session.email, roleNames[session.role]].filter((text) => text !== null).join(' · ')}
        </p>
        <ul className="-mx-2 mb-3 border-y border-line py-2">
          {sectionsFor(session).map(({ path, name }) => (
            <li key={path}>
              <Link
                to={`/settings/${path}`}
                onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
                className="flex h-8 items-center rounded-lg px-2 hover:bg-hover"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
        <SignOut />
      </div>
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
