import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** What stands where a screen broke: reading it again is the way on. */
export function ErrorPage() {
  return (
    <main className="h-full overflow-auto" role="alert">
      <EmptyState
        title="This page broke"
        actions={
          <>
            <Button variant="primary" onClick={() => window.location.reload()}>
              Reload
            </Button>
            <Button onClick={() => window.location.assign('/customers')}>Go to the customers</Button>
          </>
        }
      >
        Something went wrong while showing it. No customer was changed.
      </EmptyState>
    </main>
  );
}
