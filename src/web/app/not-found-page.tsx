import { useDocumentTitle } from '../lib/hooks/use-document-title.ts';
import { buttonClasses } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageLink } from '../ui/page-link.tsx';
import { AppHeader } from './header/app-header.tsx';

/** An address that names no page. */
export function NotFoundPage() {
  useDocumentTitle('Page not found');
  return (
    <div className="flex h-full flex-col">
      <AppHeader />
      <main className="min-h-0 flex-1 overflow-auto">
        <h1 className="sr-only">Not found</h1>
        <EmptyState
          title="Page not found"
          actions={
            <PageLink to="/customers" className={buttonClasses('primary')}>
              Go to customers
            </PageLink>
          }
        >
          Check the address, or the link may be out of date.
        </EmptyState>
      </main>
    </div>
  );
}
