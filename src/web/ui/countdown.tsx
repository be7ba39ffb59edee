import { useCountdown } from '../lib/api/rate-limit-countdown.ts';

/**
 * The time until requests are allowed again. Keep it outside live regions, or screen readers announce each second.
 */
export function Countdown() {
  const left = useCountdown();
  return (
    <strong role="timer" className="font-semibold tabular-nums">
      {left}
    </strong>
  );
}
