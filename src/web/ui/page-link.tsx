import type { AnchorHTMLAttributes } from 'react';
import { useNavigate } from 'react-router';
import { isPlainClick } from '../lib/browser/is-plain-click.ts';

export interface PageLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: string;
}

/**
 * A link to a path of this page. React Router's own would take the first script over 150 KB (ADR 11), also where only
 * later scripts use it: they share modules with the first.
 */
export function PageLink({ to, onClick, children, ...attributes }: PageLinkProps) {
  const navigate = useNavigate();
  return (
    <a
      {...attributes}
      href={to}
      onClick={(event) => {
        onClick?.(event);
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
