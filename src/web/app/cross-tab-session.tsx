import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { mySessionOptions } from '../lib/session/session-query.ts';
import { onReaderTold, reader, startAnew } from '../lib/session/current-user.ts';
import { resumeSession } from '../lib/session/resume-session.ts';
import { sessionHasEnded } from '../lib/session/session-expiry.ts';

/** Follows what other tabs say: the same reader is back, somebody else is here, or nobody is. */
export function ReaderWatch() {
  const client = useQueryClient();
  useEffect(
    () =>
      onReaderTold((now) => {
        if (now === null || now !== reader) startAnew();
        else if (sessionHasEnded()) {
          resumeSession();
          // Their role may be another by now.
          void client.invalidateQueries({ queryKey: mySessionOptions().queryKey });
        }
      }),
    [client],
  );
  return null;
}
