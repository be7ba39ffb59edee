import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { NetworkError } from '../../lib/api-errors.ts';
import { useIsPaused } from '../../lib/use-countdown.ts';
import { Countdown } from '../../ui/countdown.tsx';
import { Notice } from '../../ui/notice.tsx';

const band = 'border-b border-line px-4! sm:px-6!';

/** What keeps the server from answering, and that work goes on by itself. */
export function TroubleNotice() {
  const queries = useQueryClient().getQueryCache();
  const isOnline = useSyncExternalStore((listener) => onlineManager.subscribe(listener), () => onlineManager.isOnline());
  const isLost = useSyncExternalStore(
    (listener) => queries.subscribe(listener),
    () => queries.getAll().some((query) => query.isActive() && query.state.fetchFailureReason instanceof NetworkError),
  );
  const isPaused = useIsPaused();
  if (isPaused) {
    return (
      <Notice tone="warn" className={band}>
        <span role="status">Too much was asked lately. Loading goes on by itself</span> in <Countdown />.
      </Notice>
    );
  }
  if (isOnline && !isLost) return null;
  return (
    <Notice tone="warn" role="status" className={band}>
      {isOnline ? 'The server can’t be reached.' : 'You are offline.'} What is loaded stays here; loading goes on by itself.
    </Notice>
  );
}
