import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** Replaces a page that failed to render. */
export function ErrorPage() {
  return (
    <main className="h-full overflow-auto" role="alert">
      <EmptyState
        title="Something went wrong"
        actions={
          <>
            <Button variant="primary" onClick={() => window.location.reload()}>
              Reload
            </Button>
            <Button onClick={() => window.location.assign('/customers')}>Go to customers</Button>
          </>
        }
      >
        Reload the page; your data is safe.
      </EmptyState>
    </main>
  );
}
