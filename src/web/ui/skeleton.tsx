import { cn } from '../lib/browser/class-names.ts';

/** A placeholder for a text; `className` sets its size. Hidden from screen readers: announce the loading once. */
export function Skeleton({ className }: { readonly className: string }) {
  return <span aria-hidden="true" className={cn('block animate-pulse rounded-full bg-line', className)} />;
}
