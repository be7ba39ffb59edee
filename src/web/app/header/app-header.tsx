import type { ReactNode } from 'react';
import { AccountMenu } from './account-menu.tsx';
import { AppearanceSwitch } from './appearance-switch.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { SourceStatus } from '../connection/source-status.tsx';

export interface AppHeaderProps {
  readonly children?: ReactNode;
  /** Something covers it. */
  readonly inert?: boolean;
}

/** The product's name, the page's search, the source of the customers, the theme and the account. */
export function AppHeader({ children, inert = false }: AppHeaderProps) {
  return (
    <header
      inert={inert}
      className="flex h-14 shrink-0 items-center gap-2 border-b border-line bg-surface px-4 sm:gap-5 sm:px-6"
    >
      <PageLink
        to="/customers"
        className="flex items-center gap-2 rounded-md text-[0.9375rem] font-semibold max-sm:hidden"
      >
        <span aria-hidden="true" className="size-4.5 rounded-[0.3125rem] bg-accent" />
        Customers
      </PageLink>
      {children}
      <div className="ml-auto flex shrink-0 items-center gap-3">
        <SourceStatus />
        {/* On a phone the search needs the width; the switch is on the account page. */}
        <span className="contents max-sm:hidden">
          <AppearanceSwitch />
        </span>
        <AccountMenu />
      </div>
    </header>
  );
}
