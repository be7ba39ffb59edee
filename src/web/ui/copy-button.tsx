import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cn } from '../lib/browser/class-names.ts';
import { copyText } from '../lib/browser/clipboard.ts';
import { IconButton } from './icon-button.tsx';

/** How long the outcome of a copy shows, in ms. */
const outcomeShown = 1500;

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, as in "Copy email". */
  readonly what: string;
  readonly className?: string;
  readonly tabIndex?: number;
}

/** Copies a text and shows and announces the outcome. Keeps the click from the row around it. */
export function CopyButton({ text, what, className, tabIndex }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), outcomeShown);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <span className={cn('inline-flex', className)}>
      <IconButton
        size="small"
        label={`Copy ${what}`}
        tabIndex={tabIndex}
        icon={
          outcome === null ? (
            <Copy />
          ) : outcome === 'copied' ? (
            <Check className="text-ok" />
          ) : (
            <X className="text-danger" />
          )
        }
        onClick={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void copyText(text).then((isCopied) => setOutcome(isCopied ? 'copied' : 'failed'));
        }}
      />
      {outcome !== null && (
        <span role="status" className="sr-only">
          {outcome === 'copied' ? 'Copied' : 'Couldn’t copy'}
        </span>
      )}
    </span>
  );
}
