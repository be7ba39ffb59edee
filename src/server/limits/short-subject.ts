import { maxSearchLength } from '../../contract/list/list-customers.ts';

const separator = ' · ';

/** Parts of an entry of Activity as one text, no longer than a search can be. Long ones are cut, each to its share. */
export function shortSubject(parts: readonly string[]): string {
  const whole = parts.join(separator);
  if ([...whole].length <= maxSearchLength) return whole;
  const share = Math.floor((maxSearchLength + separator.length) / parts.length) - separator.length;
  return parts.map((part) => [...part].slice(0, share).join('')).join(separator);
}
