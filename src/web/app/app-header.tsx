import type { ReactNode } from 'react';
import { AppearanceSwitch } from './appearance-switch.tsx';
import { SourceStatus } from './source-status.tsx';

/** The product, the search of the page, where the customers come from, and the appearance. */
export function AppHeader({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line bg-surface px-4 sm:gap-5 sm:px-6">
      <a href="/customers" className="flex items-center gap-2 rounded-md text-[0.9375rem] font-semibold max-sm:hidden">
        <span aria-hidden="true" className="size-4.5 rounded-[0.3125rem] bg-accent" />
        Customers
      </a>
      {children}
      <div className="ml-auto flex shrink-0 items-center gap-3 max-sm:-mr-2">
        <SourceStatus />
        <AppearanceSwitch />
      </div>
    </header>
  );
}
