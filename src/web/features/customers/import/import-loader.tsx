import { useQuery } from '@tanstack/react-query';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { createStore, useStore } from '../../../lib/browser/reactive-store.ts';
import { sessionOptions } from '../../../lib/session/session-query.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';
import { useCloseOnFailure } from '../../../ui/use-lazy-popup.ts';

const lazyImportDialog = lazyComponent(
  () => import('./import-dialog.tsx'),
  (module) => module.ImportDialog,
);

const isOpen = createStore(false);

/** Opens the dialog on any page. */
export function openImport(): void {
  isOpen.set(true);
}

/** Whether the user may import, and the source takes imports from the page. */
export function useMayImport(): boolean {
  const session = useQuery(sessionOptions()).data;
  const capabilities = useQuery(capabilitiesOptions()).data;
  const canImport = capabilities !== undefined && capabilities.imports && !capabilities.demo;
  return canImport && session !== undefined && session.permissions.includes('customers:import');
}

/** The dialog that `openImport` opens. */
export function ImportDialogLoader() {
  const isShown = useStore(isOpen);
  const { component: ImportDialog, isFailed } = useLazyComponent(lazyImportDialog, isShown);
  const close = () => isOpen.set(false);
  useCloseOnFailure(isFailed && isShown, close);
  return ImportDialog !== null && <ImportDialog isOpen={isShown} onClose={close} />;
}
