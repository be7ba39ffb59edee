import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons for what to do next. */
  readonly actions?: ReactNode;
}

/** Shown where there is no content: what happened, why, and what to do. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-6 py-16 text-center">
      <h2 className="max-w-full text-base font-semibold break-words">{title}</h2>
      {children !== undefined && <div className="mt-1.5 max-w-full text-muted break-words">{children}</div>}
      {actions !== undefined && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
