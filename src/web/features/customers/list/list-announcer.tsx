import { useFormats } from '../../../lib/format/formats-context.tsx';
import { footText, type FootState } from './foot-text.ts';

export interface ListAnnouncerProps {
  /** Null while nothing is loaded. */
  readonly foot: FootState | null;
}

/** Says politely how many customers a search or filter found, and when the end of the list is reached. */
export function ListAnnouncer({ foot }: ListAnnouncerProps) {
  const formats = useFormats();
  return (
    <p role="status" className="sr-only">
      {foot !== null && announcement(foot, formats.count)}
    </p>
  );
}

/** The same text while pages come, so that only the first rows and the end are read out. */
function announcement(foot: FootState, count: (value: number) => string): string {
  if (!foot.hasMore) return foot.search === '' ? `End of the list. ${footText(foot, count)}` : footText(foot, count);
  if (foot.total === null) return 'Customers loaded, more available';
  return `${count(foot.total.count)}${foot.total.atLeast ? ' or more' : ''} customers${foot.search === '' ? '' : ` match “${foot.search}”`}`;
}
