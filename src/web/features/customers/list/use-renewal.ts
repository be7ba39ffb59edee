import { useEffect, useEffectEvent, useState } from 'react';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';

/** How long the server is given to have an answer renewed, in milliseconds: most calls of a source take less. */
const renewing = 2_000;

export interface RenewalInput {
  readonly listKey: string;
  /** Since when the server could not renew what is on screen, in milliseconds since 1970; null where it is fresh. */
  readonly staleSince: number | null;
  /** Pages that were loaded: one costs nothing to be read again, as the server has it by then. */
  readonly pages: number;
  readonly refresh: () => void;
}

/**
 * Where asks are costly the server gives at once what it kept and asks its source behind: the page takes the newer
 * answer up by itself, once. True until then, so that nobody is told of an age that is gone a moment later.
 */
export function useRenewal({ listKey, staleSince, pages, refresh }: RenewalInput): boolean {
  const isMetered = useIsMetered();
  const [tried, setTried] = useState<string | null>(null);
  const answer = isMetered && staleSince !== null && pages === 1 ? `${staleSince} ${listKey}` : null;
  const isDue = answer !== null && answer !== tried;
  const renew = useEffectEvent(() => {
    setTried(answer);
    refresh();
  });
  useEffect(() => {
    if (!isDue) return undefined;
    const timer = setTimeout(renew, renewing);
    return () => clearTimeout(timer);
  }, [isDue, answer]);
  return isDue;
}
