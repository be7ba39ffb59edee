import type { ReactNode } from 'react';
import { cn } from '../lib/browser/class-names.ts';

/** Why something the user sent failed; screen readers announce it right away. */
export function Alert({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    <p
      role="alert"
      className={cn('rounded-lg bg-danger-soft px-3 py-2 text-[0.8125rem] break-words text-danger', className)}
    >
      {children}
    </p>
  );
}
