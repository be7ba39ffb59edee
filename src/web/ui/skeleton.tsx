import { cn } from '../lib/browser/cn.ts';

/**
 * A bar where a text will stand; its width and height come by class. Hidden from screen readers: say the loading once.
 */
export function Skeleton({ className }: { readonly className: string }) {
  return <span aria-hidden="true" className={cn('block animate-pulse rounded-full bg-line', className)} />;
}
