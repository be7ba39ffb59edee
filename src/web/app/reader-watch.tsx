import { useEffect } from 'react';
import { onReaderTold, reader, startAnew } from '../lib/reader.ts';
import { resumeSession } from '../lib/resume-session.ts';
import { sessionHasEnded } from '../lib/session-ended.ts';

/** Follows what other tabs say: the same reader is back, somebody else is here, or nobody is. */
export function ReaderWatch() {
  useEffect(
    () =>
      onReaderTold((now) => {
        if (now === null || now !== reader) startAnew();
        else if (sessionHasEnded()) resumeSession();
      }),
    [],
  );
  return null;
}
