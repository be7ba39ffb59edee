import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { NetworkError, RateLimitedError } from '../../../lib/api/api-errors.ts';
import { useIsRateLimited } from '../../../lib/api/use-countdown.ts';
import { Countdown } from '../../../ui/countdown.tsx';
import { bandClasses, Notice } from '../../../ui/notice.tsx';
import { OfflineNotice } from '../../../ui/offline-notice.tsx';

/** What keeps the server from answering, and that work goes on by itself. */
export function ConnectionNotice() {
  const queries = useQueryClient().getQueryCache();
  const isFailing = (kind: typeof NetworkError | typeof RateLimitedError) => () =>
    queries.getAll().some((query) => query.isActive() && query.state.fetchFailureReason instanceof kind);
  const listen = (listener: () => void) => queries.subscribe(listener);
  const isLost = useSyncExternalStore(listen, isFailing(NetworkError));
  // A pause of the customers' requests holds up nothing here.
  const isHeldUp = useSyncExternalStore(listen, isFailing(RateLimitedError));
  const isPaused = useIsRateLimited();
  if (isPaused && isHeldUp) {
    return (
      <Notice tone="warn" className={bandClasses}>
        <span role="status">Too much was asked lately. Loading goes on by itself</span> in <Countdown />.
      </Notice>
    );
  }
  return <OfflineNotice isTroubled={isLost} />;
}
