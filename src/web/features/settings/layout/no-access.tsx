import { Link } from 'react-router';
import { useDocumentTitle } from '../../../lib/hooks/use-document-title.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

/** The page exists, but the user's role does not allow it. */
export function NoAccess() {
  useDocumentTitle('Not for you to see');
  return (
    <>
      <h1 className="sr-only">Settings</h1>
      <EmptyState
        title="You may not see this page"
        actions={
          <>
            <Link to="/customers" className={buttonClasses('primary')}>
              Go to the customers
            </Link>
            <Link to="/settings/me" className={buttonClasses()}>
              Your own settings
            </Link>
          </>
        }
      >
        It is for administrators. Ask one of them if you need what it shows.
      </EmptyState>
    </>
  );
}
