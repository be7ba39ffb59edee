import { PageLink } from '../../../ui/page-link.tsx';
import { useDocumentTitle } from '../../../lib/hooks/use-document-title.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

/** The page exists, but the user's role does not allow it. */
export function NoAccess() {
  useDocumentTitle('No access');
  return (
    <>
      <h1 className="sr-only">Settings</h1>
      <EmptyState
        title="You don’t have access to this page"
        actions={
          <>
            <PageLink to="/customers" className={buttonClasses('primary')}>
              Go to customers
            </PageLink>
            <PageLink to="/settings/me" className={buttonClasses()}>
              Your account
            </PageLink>
          </>
        }
      >
        Only administrators can see it. Ask one of them for access.
      </EmptyState>
    </>
  );
}
