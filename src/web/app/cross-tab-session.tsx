import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionOptions } from '../lib/session/session-query.ts';
import { onUserBroadcast, currentUserId, reloadForCurrentUser } from '../lib/session/current-user.ts';
import { resumeSession } from '../lib/session/resume-session.ts';
import { isSessionExpired } from '../lib/session/session-expiry.ts';

/** Follows what other tabs say: the same reader is back, somebody else is here, or nobody is. */
export function CrossTabSession() {
  const client = useQueryClient();
  useEffect(
    () =>
      onUserBroadcast((now) => {
        if (now === null || now !== currentUserId) reloadForCurrentUser();
        else if (isSessionExpired()) {
          resumeSession();
          // Their role may be another by now.
          void client.invalidateQueries({ queryKey: sessionOptions().queryKey });
        }
      }),
    [client],
  );
  return null;
}
