import { useLocation } from 'react-router';
import { cn } from '../../../lib/browser/class-names.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import type { Section } from '../settings-sections.ts';

/** The sections the user can see: at the side, or on a phone in a row that scrolls. Null while they are unknown. */
export function SettingsNav({ sections }: { readonly sections: readonly Section[] | null }) {
  const { pathname } = useLocation();
  return (
    <nav
      aria-label="Settings"
      className={cn(
        // A scrollbar would cover the links; a swipe and Tab scroll to them.
        'shrink-0 bg-surface max-sm:h-12 max-sm:overflow-x-auto max-sm:border-b [scrollbar-width:none]',
        'max-sm:border-line sm:w-44 sm:border-r sm:border-line xl:w-55',
      )}
    >
      <ul className="flex gap-0.5 p-3 max-sm:h-full max-sm:w-max max-sm:items-center max-sm:py-0 sm:flex-col">
        {sections?.map(({ path, name }) => (
          <li key={path}>
            <SectionLink to={`/settings/${path}`} pathname={pathname}>
              {name}
            </SectionLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface SectionLinkProps {
  readonly to: string;
  /** Of the page. */
  readonly pathname: string;
  readonly children: string;
}

function SectionLink({ to, pathname, children }: SectionLinkProps) {
  const isCurrent = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <PageLink
      to={to}
      aria-current={isCurrent ? 'page' : undefined}
      className={cn(
        'flex h-8.5 items-center rounded-lg px-3 font-medium whitespace-nowrap -outline-offset-2!',
        isCurrent ? 'bg-accent-soft text-accent-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      {children}
    </PageLink>
  );
}
