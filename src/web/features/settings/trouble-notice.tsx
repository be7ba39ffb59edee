import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { NetworkError } from '../../lib/api-errors.ts';
import { useIsPaused } from '../../lib/use-countdown.ts';
import { Countdown } from '../../ui/countdown.tsx';
import { bandClasses, Notice } from '../../ui/notice.tsx';
import { OfflineNotice } from '../../ui/offline-notice.tsx';

/** What keeps the server from answering, and that work goes on by itself. */
export function TroubleNotice() {
  const queries = useQueryClient().getQueryCache();
  const isLost = useSyncExternalStore(
    (listener) => queries.subscribe(listener),
    () => queries.getAll().some((query) => query.isActive() && query.state.fetchFailureReason instanceof NetworkError),
  );
  const isPaused = useIsPaused();
  if (isPaused) {
    return (
      <Notice tone="warn" className={bandClasses}>
        <span role="status">Too much was asked lately. Loading goes on by itself</span> in <Countdown />.
      </Notice>
    );
  }
  return <OfflineNotice isTroubled={isLost} />;
}
