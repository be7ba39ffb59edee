import type { AnchorHTMLAttributes } from 'react';
import { useNavigate } from 'react-router';
import { isPlainClick } from '../lib/browser/is-plain-click.ts';

export interface PageLinkProps extends Pick<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'children'> {
  readonly to: string;
}

/** A link to a path of this page. React Router's own would take the first script over 150 KB (ADR 11). */
export function PageLink({ to, children, ...attributes }: PageLinkProps) {
  const navigate = useNavigate();
  return (
    <a
      {...attributes}
      href={to}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        const { pathname, search } = window.location;
        // Once more to the same page is no step to go back.
        void navigate(to, { replace: pathname + search === to });
      }}
    >
      {children}
    </a>
  );
}
