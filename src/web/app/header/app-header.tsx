import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { AccountMenu } from './account-menu.tsx';
import { AppearanceSwitch } from './appearance-switch.tsx';
import { SourceStatus } from '../quota/source-status.tsx';

export interface AppHeaderProps {
  readonly children?: ReactNode;
  /** Something lies over it. */
  readonly inert?: boolean;
}

/** The product, the search of the page, where the customers come from, and the appearance. */
export function AppHeader({ children, inert = false }: AppHeaderProps) {
  return (
    <header
      inert={inert}
      className="flex h-14 shrink-0 items-center gap-2 border-b border-line bg-surface px-4 sm:gap-5 sm:px-6"
    >
      <Link to="/customers" className="flex items-center gap-2 rounded-md text-[0.9375rem] font-semibold max-sm:hidden">
        <span aria-hidden="true" className="size-4.5 rounded-[0.3125rem] bg-accent" />
        Customers
      </Link>
      {children}
      <div className="ml-auto flex shrink-0 items-center gap-3">
        <SourceStatus />
        {/* A phone's width belongs to the search; it has the switch on the page "Me". */}
        <span className="contents max-sm:hidden">
          <AppearanceSwitch />
        </span>
        <AccountMenu />
      </div>
    </header>
  );
}
