import { useEffect, useState, useSyncExternalStore } from 'react';
import { onRequestPause, pausedUntil } from './request-pause.ts';

/** The time until requests may go out again as `6:41`, ticking each second; null when they may. */
export function useCountdown(): string | null {
  const until = useSyncExternalStore(onRequestPause, pausedUntil);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === null) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? null : minutesAndSeconds(until - now);
}

/** Milliseconds as `6:41`, rounded up to the second, so that 0:00 is never too early. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
