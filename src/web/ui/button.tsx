import type { ComponentProps } from 'react';
import { cn } from '../lib/browser/class-names.ts';

const variants = {
  /** The main action of a page or dialog. */
  primary:
    'bg-accent text-on-accent hover:bg-accent-ink active:bg-accent-ink ' +
    'disabled:bg-line disabled:text-muted disabled:opacity-100!',
  secondary: 'border border-line bg-surface text-ink shadow-xs hover:bg-hover active:bg-hover',
  /** Deletes or disables something. */
  danger: 'bg-danger text-surface hover:bg-danger/90 active:bg-danger/85',
  quiet: 'text-muted hover:bg-hover hover:text-ink',
} as const;

const sizes = {
  medium: 'h-8 px-3',
  /** For fingers: phones, sheets. */
  large: 'h-10.5 px-4',
} as const;

export type ButtonVariant = keyof typeof variants;
export type ButtonSize = keyof typeof sizes;

/** A button's classes, for a link that looks like one. */
export function buttonClasses(variant: ButtonVariant = 'secondary', size: ButtonSize = 'medium'): string {
  return cn(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium',
    'whitespace-nowrap transition-colors select-none',
    'disabled:pointer-events-none disabled:opacity-55',
    variants[variant],
    sizes[size],
  );
}

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={cn(buttonClasses(variant, size), className)} />;
}
