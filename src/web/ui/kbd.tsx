import { cn } from '../lib/browser/class-names.ts';
import type { ReactNode } from 'react';

/** A keyboard key. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-[0.3125rem] border',
        'border-line bg-surface px-1.5 font-sans text-xs text-muted',
      )}
    >
      {children}
    </kbd>
  );
}
