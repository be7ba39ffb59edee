import { useCountdown } from '../lib/api/rate-limit.ts';

/**
 * The time until requests may go out again. Stands outside what is read out when it appears, or each second would be.
 */
export function Countdown() {
  const left = useCountdown();
  return (
    <strong role="timer" className="font-semibold tabular-nums">
      {left}
    </strong>
  );
}
