import type { ComponentProps } from 'react';
import { cn } from '../lib/browser/class-names.ts';

/** The classes of every text field; 16 px on touch screens, where a smaller font makes the page zoom in. */
export const fieldClasses =
  'h-8.5 w-full rounded-lg border border-line-strong/60 bg-subtle px-2.5 text-ink placeholder:text-muted ' +
  'max-sm:h-10.5 pointer-coarse:text-base ' +
  'aria-invalid:border-danger focus-visible:border-accent ' +
  'focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent';

/** A text field without the browser's own suggestions. */
export function TextField({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return (
    <input
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      {...rest}
      type={type}
      className={cn(fieldClasses, className)}
    />
  );
}
