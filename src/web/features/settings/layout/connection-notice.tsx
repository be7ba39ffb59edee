import type { Query } from '@tanstack/react-query';
import { NetworkError, RateLimitedError } from '../../../lib/api/api-errors.ts';
import { useIsRateLimited } from '../../../lib/api/rate-limit-countdown.ts';
import { useQueryCache } from '../../../lib/hooks/use-query-cache.ts';
import { Countdown } from '../../../ui/countdown.tsx';
import { bandClasses, Notice } from '../../../ui/notice.tsx';
import { OfflineNotice } from '../../../ui/offline-notice.tsx';

/** Why the server does not respond, and that loading continues automatically. */
export function ConnectionNotice() {
  const isLost = useQueryCache((cache) => cache.getAll().some((query) => isFailing(query, NetworkError)));
  // A limit on customers' requests delays nothing here.
  const isDelayed = useQueryCache((cache) => cache.getAll().some((query) => isFailing(query, RateLimitedError)));
  const isPaused = useIsRateLimited();
  if (isPaused && isDelayed) {
    return (
      <Notice tone="warn" className={bandClasses}>
        <span role="status">Too many requests. Loading resumes automatically</span> in <Countdown />.
      </Notice>
    );
  }
  return <OfflineNotice isUnreachable={isLost} />;
}

function isFailing(query: Query, kind: typeof NetworkError | typeof RateLimitedError): boolean {
  return query.isActive() && query.state.fetchFailureReason instanceof kind;
}
