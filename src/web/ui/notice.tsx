import type { ReactNode } from 'react';
import { cn } from '../lib/browser/class-names.ts';

const tones = {
  info: 'bg-accent-soft text-accent-ink',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
} as const;

export interface NoticeProps {
  readonly tone: keyof typeof tones;
  /** Announced when it appears: `status` politely, `alert` right away; leave it out for what is not news. */
  readonly role?: 'status' | 'alert';
  /** A button or link at the end. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A band with a message and one action. */
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

/** A link inside a notice: in its colour, underlined. */
export const noticeLinkClasses = 'rounded-sm font-semibold underline underline-offset-2 hover:no-underline min-h-6';

/** A notice over the full width, aligned with the page. */
export const bandClasses = 'border-b border-line px-4! sm:px-6!';
