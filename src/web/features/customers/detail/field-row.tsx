import type { ReactNode } from 'react';

/** A titled part of the panel. */
export function PanelSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="border-t border-line px-5 pt-3.5 pb-3 max-sm:px-4.5">
      <h3 className="pb-1 text-[0.8125rem] font-semibold text-muted">{title}</h3>
      {children}
    </section>
  );
}

export interface FieldRowProps {
  readonly label: ReactNode;
  readonly children: ReactNode;
}

/** A name and its value, in a `dl`; a long value wraps under the space that is left. */
export function FieldRow({ label, children }: FieldRowProps) {
  return (
    <div className="flex min-h-8.5 items-start justify-between gap-4 py-1.75">
      <dt className="max-w-1/2 shrink-0 text-muted break-words">{label}</dt>
      <dd className="min-w-0 flex-1 text-end break-words">{children}</dd>
    </div>
  );
}
