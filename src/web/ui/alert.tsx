import type { ReactNode } from 'react';
import { cn } from '../lib/browser/cn.ts';

/** What went wrong with something that was sent, read out at once. */
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
