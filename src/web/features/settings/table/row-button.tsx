import type { ComponentProps } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';

export interface RowButtonProps extends ComponentProps<'button'> {
  /** What it acts on, for screen readers; its row shows it to everyone else. */
  readonly of: string;
  /** It deletes or disables something. */
  readonly isDangerous?: boolean;
}

/** An action on its row. */
export function RowButton({ of, isDangerous = false, children, className, ...rest }: RowButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={cn(
        '-mx-2 h-7 shrink-0 rounded-md px-2 font-medium hover:bg-hover',
        isDangerous ? 'text-danger' : 'text-accent-ink',
        className,
      )}
    >
      {children}
      <span className="sr-only"> {of}</span>
    </button>
  );
}
