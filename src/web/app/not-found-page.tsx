import { Link } from 'react-router';
import { useDocumentTitle } from '../lib/hooks/use-document-title.ts';
import { buttonClasses } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { AppHeader } from './header/app-header.tsx';

/** An address that names no page. */
export function NotFoundPage() {
  useDocumentTitle('No such page');
  return (
    <div className="flex h-full flex-col">
      <AppHeader />
      <main className="min-h-0 flex-1 overflow-auto">
        <h1 className="sr-only">No such page</h1>
        <EmptyState
          title="There is no such page"
          actions={
            <Link to="/customers" className={buttonClasses('primary')}>
              Go to the customers
            </Link>
          }
        >
          The address may be mistyped, or the link old.
        </EmptyState>
      </main>
    </div>
  );
}
