import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { mySessionOptions } from '../lib/my-session.ts';
import { onReaderTold, reader, startAnew } from '../lib/reader.ts';
import { resumeSession } from '../lib/resume-session.ts';
import { sessionHasEnded } from '../lib/session-ended.ts';

/** Follows what other tabs say: the same reader is back, somebody else is here, or nobody is. */
export function ReaderWatch() {
  const client = useQueryClient();
  useEffect(
    () =>
      onReaderTold((now) => {
        if (now === null || now !== reader) startAnew();
        else if (sessionHasEnded()) {
          // Their role may be another by now.
          void client.invalidateQueries({ queryKey: mySessionOptions().queryKey });
          resumeSession();
        }
      }),
    [client],
  );
  return null;
}
