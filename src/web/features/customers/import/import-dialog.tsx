import { useStore } from '../../../lib/browser/reactive-store.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { listActions } from '../list-actions.ts';
import { ImportPanel } from './import-panel.tsx';
import { runningUpload } from './running-upload.ts';

export interface ImportDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Imports more customers. Load lazily. */
export function ImportDialog({ isOpen, onClose }: ImportDialogProps) {
  const isUploading = useStore(runningUpload, (upload) => upload !== null && upload.error === null);
  const showCustomers = () => {
    onClose();
    listActions.get()?.onRefresh();
  };
  return (
    <Dialog open={isOpen} onClose={onClose} title="Import customers" isPending={isUploading}>
      <ImportPanel title={null} onShow={showCustomers} />
    </Dialog>
  );
}
