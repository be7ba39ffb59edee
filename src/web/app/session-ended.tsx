import { lazy, Suspense, useSyncExternalStore } from 'react';
import { onSessionEnded, sessionHasEnded } from '../lib/session-ended.ts';

const SessionEndedDialog = lazy(() => import('./session-ended-dialog.tsx').then((module) => ({ default: module.SessionEndedDialog })));

/** Over the page, however many requests were refused: one window. */
export function SessionEnded() {
  const hasEnded = useSyncExternalStore(onSessionEnded, sessionHasEnded);
  if (!hasEnded) return null;
  return (
    <Suspense>
      <SessionEndedDialog />
    </Suspense>
  );
}
