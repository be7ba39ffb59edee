import type { ReactNode } from 'react';

export interface SignInCardProps {
  readonly title: string;
  /** One sentence below the title. */
  readonly lead?: string;
  readonly children?: ReactNode;
}

/** The card in the middle of every page for signing in. */
export function SignInCard({ title, lead, children }: SignInCardProps) {
  return (
    <main className="grid min-h-full place-items-center bg-subtle p-4">
      <section className="w-full max-w-95 rounded-2xl border border-line bg-surface p-7 shadow-lg">
        <h1 className="flex items-center gap-2 text-lg font-semibold">
          <span aria-hidden="true" className="size-4.5 shrink-0 rounded-[0.3125rem] bg-accent" />
          {title}
        </h1>
        {lead !== undefined && <p className="mt-1 text-[0.8125rem] text-muted">{lead}</p>}
        <div className="mt-4">{children}</div>
      </section>
    </main>
  );
}
