import type { ComponentProps, ReactNode } from 'react';
import { cn } from '../lib/browser/class-names.ts';

const sizes = {
  /** 24 px, the minimum for a touch target. */
  small: 'size-6 rounded-md',
  medium: 'size-8 rounded-lg',
  large: 'size-10 rounded-lg',
} as const;

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: keyof typeof sizes;
}

export function IconButton({ label, icon, size = 'medium', className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      className={cn(
        'inline-flex shrink-0 items-center justify-center text-muted transition-colors hover:bg-hover hover:text-ink',
        'disabled:pointer-events-none disabled:opacity-45 [&_svg]:size-4',
        sizes[size],
        className,
      )}
    >
      {icon}
    </button>
  );
}
