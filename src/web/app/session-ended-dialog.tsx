import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useMutation } from '@tanstack/react-query';
import { renewSession } from '../lib/renew-session.ts';
import { Button } from '../ui/button.tsx';

/** The session is over: one click renews it and goes on where the reader was. Load lazily. */
export function SessionEndedDialog() {
  const renewal = useMutation({ mutationFn: renewSession, networkMode: 'always' });
  return (
    <AlertDialog.Root open>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 w-[calc(100vw-2rem)] max-w-sm -translate-1/2 rounded-2xl border border-line bg-surface p-6 shadow-2xl outline-none">
          <AlertDialog.Title className="text-base font-semibold">Your session has ended</AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-muted">
            Nothing is lost: go on exactly where you were.
          </AlertDialog.Description>
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
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
