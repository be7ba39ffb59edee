import { useQuery } from '@tanstack/react-query';
import { lazyComponent, lazyComponentErrorText, useLazyComponent } from '../../../../lib/browser/lazy-component.ts';
import { sessionOptions } from '../../../../lib/session/session-query.ts';
import { capabilitiesOptions } from '../../../../lib/source/capabilities-query.ts';
import { Button } from '../../../../ui/button.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';

const lazyImportPanel = lazyComponent(
  () => import('../../import/import-panel.tsx'),
  (module) => module.ImportPanel,
);

/** How the first customers come in: from a file, which administrators choose; elsewhere they are the vendor's. */
export function FirstImport() {
  const capabilities = useQuery(capabilitiesOptions()).data;
  const session = useQuery(sessionOptions()).data;
  const mayImport = session !== undefined && session.permissions.includes('customers:import');
  const canImport = capabilities !== undefined && capabilities.imports;
  const { component: ImportPanel, isFailed } = useLazyComponent(lazyImportPanel, mayImport && canImport);
  if (ImportPanel !== null) {
    return (
      <div className="mx-auto max-w-md px-6 py-16">
        <ImportPanel title={title} onClose={null} />
      </div>
    );
  }
  if (capabilities === undefined || session === undefined) return <EmptyState title={title} />;
  if (!canImport) return <EmptyState title={title}>Tiquo has no customers for this key.</EmptyState>;
  if (!mayImport)
    return <EmptyState title={title}>No one has imported customers yet. Ask an administrator.</EmptyState>;
  if (!isFailed) return <EmptyState title={title} />;
  return (
    <div role="alert">
      <EmptyState title={title} actions={<Button onClick={lazyImportPanel.load}>Try again</Button>}>
        {lazyComponentErrorText}
      </EmptyState>
    </div>
  );
}

const title = 'No customers yet';
