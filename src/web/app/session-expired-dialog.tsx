import { useQuery } from '@tanstack/react-query';
import { useId, useLayoutEffect, useRef } from 'react';
import { cn } from '../lib/browser/class-names.ts';
import { lazyComponent, lazyComponentErrorText, useLazyComponent, usePreload } from '../lib/browser/lazy-component.ts';
import { useIsSessionExpired } from '../lib/session/session-expiry.ts';
import { sessionOptions } from '../lib/session/session-query.ts';
import { Button } from '../ui/button.tsx';

const lazySignInAgain = lazyComponent(
  () => import('../features/sign-in/sign-in-again.tsx'),
  (module) => module.SignInAgain,
);

/** One dialog over the page, however many requests were refused. */
export function SessionExpiredDialog() {
  // A script that has to be loaded once the session has ended might not come.
  usePreload(lazySignInAgain);
  return useIsSessionExpired() && <OpenDialog />;
}

/** A user who signs in again continues where they were. This is the browser's own modal dialog. */
function OpenDialog() {
  const id = useId();
  // As the page knew it: it cannot be requested now.
  const { data: session } = useQuery({ ...sessionOptions(), enabled: false });
  const dialog = useRef<HTMLDialogElement>(null);
  const { component: SignInAgain, isFailed } = useLazyComponent(lazySignInAgain, true);
  // There from the start: screen readers read it when the dialog opens.
  const description = (
    <p id={`${id}-text`} className="mt-1.5 text-muted">
      Sign in to continue where you left off.
    </p>
  );
  useLayoutEffect(() => {
    const element = dialog.current;
    // A page that is being reloaded for another user is empty already.
    if (element?.isConnected === true) element.showModal();
    // Returns the focus.
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
      className={cn(
        'm-auto w-[calc(100vw-2rem)] max-w-sm rounded-2xl border border-line bg-surface p-6',
        'text-ink shadow-2xl outline-none backdrop:bg-scrim',
      )}
    >
      <h2 id={`${id}-title`} tabIndex={-1} className="text-base font-semibold outline-none">
        Your session has ended
      </h2>
      {SignInAgain === null ? (
        description
      ) : (
        <SignInAgain textId={`${id}-text`} description={description} email={session?.email ?? undefined} />
      )}
      {isFailed && (
        <div role="alert" className="mt-4 grid gap-4">
          <p className="text-danger">{lazyComponentErrorText}</p>
          <Button onClick={lazySignInAgain.load}>Try again</Button>
        </div>
      )}
    </dialog>
  );
}
