import type { Keys } from '../../../../contract/access-api.ts';
import { windowText } from '../../../lib/format/duration-text.ts';

/** What heads the requests that were counted, such as "This hour". */
export function usedHeading(limit: Keys['limit']): string {
  if (limit === null) return 'Requests';
  const words = windowText(limit.windowSeconds);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
