import type { ReactNode } from 'react';

/** A key of the keyboard. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-[0.3125rem] border border-line bg-surface px-1.5 font-sans text-xs text-muted">
      {children}
    </kbd>
  );
}
