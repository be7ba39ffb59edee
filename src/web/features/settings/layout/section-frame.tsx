import type { ReactNode } from 'react';
import { useDocumentTitle } from '../../../lib/hooks/use-document-title.ts';

export interface SectionFrameProps {
  readonly title: string;
  /** One sentence below the title. */
  readonly lead: string;
  /** The main action. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** The heading of a settings page, and its content. */
export function SectionFrame({ title, lead, action, children }: SectionFrameProps) {
  useDocumentTitle(title);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-52">
          <h1 className="text-xl font-semibold">{title}</h1>
          <p className="mt-1 text-[0.8125rem] text-muted">{lead}</p>
        </div>
        {action}
      </div>
      {children}
    </>
  );
}
