import type { ReactNode } from 'react';
import { cn } from '../lib/browser/cn.ts';

const tones = {
  info: 'bg-accent-soft text-accent-ink',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
} as const;

export interface NoticeProps {
  readonly tone: keyof typeof tones;
  /** Read out when it appears: `status` politely, `alert` at once; left out when it is no news. */
  readonly role?: 'status' | 'alert';
  /** A button or link at the end. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A band that says what holds here, with one way on. */
export function Notice({ tone, role, action, children, className }: NoticeProps) {
  return (
    <div
      role={role}
      className={cn('flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-2 text-[0.8125rem]', tones[tone], className)}
    >
      <div className="min-w-0 flex-1 break-words">{children}</div>
      {action}
    </div>
  );
}

/** The look of a link inside a notice: its colour, underlined. */
export const noticeLinkClasses = 'rounded-sm font-semibold underline underline-offset-2 hover:no-underline min-h-6';

/** The look of a notice as a band over the whole width, of which the page's edges are its own. */
export const bandClasses = 'border-b border-line px-4! sm:px-6!';
