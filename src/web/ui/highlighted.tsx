import { highlighter, type HighlightKind } from '../lib/format/highlight.ts';

export interface HighlightedProps {
  readonly text: string;
  /** The search as sent; empty for none. */
  readonly search: string;
  /** `phone`: matched by its digits only. */
  readonly kind?: HighlightKind;
}

/** A text with the matches of the search marked. */
export function Highlighted({ text, search, kind = 'text' }: HighlightedProps) {
  if (search === '') return text;
  return highlighter(search)(text, kind).map((run) =>
    run.marked ? (
      <mark key={run.start} className="rounded-[0.1875rem] bg-mark text-ink">
        {run.text}
      </mark>
    ) : (
      run.text
    ),
  );
}
