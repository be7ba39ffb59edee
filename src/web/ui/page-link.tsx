import type { AnchorHTMLAttributes } from 'react';
import { useNavigate } from 'react-router';
import { isPlainClick } from '../lib/page/is-plain-click.ts';

export interface PageLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: string;
}

/** A link to a path of this page. React Router's own brings 3 KB that only its framework needs. */
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
