import { useEffect, useState } from 'react';
import { timeUntilText } from './readable-seconds.ts';

/** The time left until a moment, in milliseconds since 1970; "now" once it has come. */
export function RetryTime({ until }: { readonly until: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span role="timer">{timeUntilText(Math.ceil((until - now) / 1000))}</span>;
}
