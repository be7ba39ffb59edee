import { useMutation } from '@tanstack/react-query';
import { useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { renewSession } from '../lib/renew-session.ts';
import { onSessionEnded, sessionHasEnded } from '../lib/session-ended.ts';
import { Button } from '../ui/button.tsx';

/** Over the page, however many requests were refused: one window. */
export function SessionEnded() {
  const hasEnded = useSyncExternalStore(onSessionEnded, sessionHasEnded);
  return hasEnded && <SessionEndedWindow />;
}

/**
 * The session is over: one click renews it and goes on where the reader was. The browser's own modal window, as a script
 * that would have to be fetched first may not come without a session.
 */
function SessionEndedWindow() {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const renewal = useMutation({ mutationFn: renewSession, networkMode: 'always' });
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
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
      <h2 id={`${id}-title`} className="text-base font-semibold">Your session has ended</h2>
      <p id={`${id}-text`} className="mt-1.5 text-muted">Nothing is lost: go on exactly where you were.</p>
      {renewal.isError && (
        <p role="alert" className="mt-3 text-danger">
          The session could not be renewed. Open this page at the address the server printed when it started.
        </p>
      )}
      <div className="mt-5 flex justify-end">
        <Button variant="primary" aria-disabled={renewal.isPending} onClick={() => { if (!renewal.isPending) renewal.mutate(); }}>
          {renewal.isPending ? 'Continuing…' : 'Continue'}
        </Button>
      </div>
    </dialog>
  );
}
