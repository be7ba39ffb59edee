import { useId, type ReactNode } from 'react';

/** A card of named values. */
export function DetailsCard({ children }: { readonly children: ReactNode }) {
  return (
    <dl className="rounded-xl border border-line bg-surface px-4 *:not-first:border-t *:not-first:border-line">
      {children}
    </dl>
  );
}

export interface DetailsRowProps {
  readonly name: string;
  /** A button that changes it. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A name, its value, and a button to change it. */
export function DetailsRow({ name, action, children }: DetailsRowProps) {
  const id = useId();
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <dt id={id} className="w-40 shrink-0 text-[0.8125rem] text-muted max-sm:w-full">
        {name}
      </dt>
      <dd aria-labelledby={id} className="flex min-w-0 flex-1 items-center gap-4 wrap-anywhere">
        <span className="min-w-0 flex-1 wrap-anywhere">{children}</span>
        {action}
      </dd>
    </div>
  );
}
