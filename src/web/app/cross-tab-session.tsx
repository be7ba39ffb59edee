import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { currentUserId, onUserBroadcast, reloadForCurrentUser } from '../lib/page/current-user.ts';
import { isSessionExpired, resumeSession } from '../lib/session/session-expiry.ts';
import { sessionOptions } from '../lib/session/session-query.ts';

/** Follows sign-ins and sign-outs in other tabs: resumes for the same user, reloads for anyone else. */
export function CrossTabSession() {
  const client = useQueryClient();
  useEffect(
    () =>
      onUserBroadcast((userId) => {
        if (userId === null || userId !== currentUserId) reloadForCurrentUser();
        else if (isSessionExpired()) {
          resumeSession();
          // Their role may have changed.
          void client.invalidateQueries({ queryKey: sessionOptions().queryKey });
        }
      }),
    [client],
  );
  return null;
}
