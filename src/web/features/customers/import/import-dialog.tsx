import { useQueryClient } from '@tanstack/react-query';
import { useStore } from '../../../lib/browser/reactive-store.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ImportPanel } from './import-panel.tsx';
import { runningUpload } from './running-upload.ts';
import { dismissImport } from './shown-import.ts';

export interface ImportDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Imports more customers. Load lazily. */
export function ImportDialog({ isOpen, onClose }: ImportDialogProps) {
  const client = useQueryClient();
  const isUploading = useStore(runningUpload, (upload) => upload !== null && upload.error === null);
  const close = () => {
    // Never while a file is on its way.
    runningUpload.set(null);
    dismissImport(client);
    onClose();
  };
  return (
    <Dialog open={isOpen} onClose={close} title="Import customers" isPending={isUploading}>
      <ImportPanel title={null} onClose={onClose} />
    </Dialog>
  );
}
