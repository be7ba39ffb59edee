import { useQueryClient } from '@tanstack/react-query';
import { useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { SignInAgain } from '../features/sign-in/sign-in-again.tsx';
import { sessionOptions } from '../lib/session/session-query.ts';
import { onSessionExpiryChange, isSessionExpired } from '../lib/session/session-expiry.ts';

/** Over the page, however many requests were refused: one window. */
export function SessionExpiredDialog() {
  const hasEnded = useSyncExternalStore(onSessionExpiryChange, isSessionExpired);
  return hasEnded && <OpenDialog />;
}

/**
 * The session is over: whoever signs in again goes on where they were. The browser's own modal window and a form that
 * is there already, as a script that would have to be fetched first may not come.
 */
function OpenDialog() {
  const id = useId();
  // As the page knew it: it cannot be asked for now.
  const session = useQueryClient().getQueryData(sessionOptions().queryKey);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    // A page that starts anew for somebody else was emptied already.
    if (element?.isConnected === true) element.showModal();
    // Gives the focus back.
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      closedby="none"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault();
      }}
      onCancel={(event) => event.preventDefault()}
      className="m-auto w-[calc(100vw-2rem)] max-w-sm rounded-2xl border border-line bg-surface p-6 text-ink shadow-2xl outline-none backdrop:bg-scrim"
    >
      <h2 id={`${id}-title`} tabIndex={-1} className="text-base font-semibold outline-none">
        Your session has ended
      </h2>
      <p id={`${id}-text`} className="mt-1.5 mb-4 text-muted">
        Nothing is lost: sign in and go on exactly where you were.
      </p>
      <SignInAgain email={session?.email ?? undefined} />
    </dialog>
  );
}
