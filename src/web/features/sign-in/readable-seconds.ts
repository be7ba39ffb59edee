/** Such as "in 14 minutes" or "in 20 seconds"; "now" for none. */
export function timeUntilText(seconds: number): string {
  if (seconds <= 0) return 'now';
  if (seconds > 90) return `in ${Math.ceil(seconds / 60)} minutes`;
  return `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
