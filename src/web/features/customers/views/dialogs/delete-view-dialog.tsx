import type { SavedView } from '../../../../../contract/views/saved-views.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { DialogForm } from '../../../../ui/dialog-form.tsx';
import { useDeleteView } from '../view-mutations.ts';

export interface DeleteViewDialogProps {
  readonly view: SavedView;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | null | false;
}

export function DeleteViewDialog({ view, onDeleted, onClose, finalFocus }: DeleteViewDialogProps) {
  const { isPending, error, send } = useDeleteView(view, onDeleted);
  return (
    <Dialog open onClose={onClose} isPending={isPending} title={`Delete ${view.name}?`} finalFocus={finalFocus}>
      <DialogForm
        submit="Delete view"
        isDangerous
        isPending={isPending}
        error={error}
        onSubmit={() => send()}
        onCancel={onClose}
      >
        <p>
          {view.visibility === 'everyone' && 'Everyone who signs in loses it. '}
          Links to it will stop working. No customer is changed. You can’t undo this.
        </p>
      </DialogForm>
    </Dialog>
  );
}
