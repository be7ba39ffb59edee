import { useState } from 'react';
import type { SavedView } from '../../../../../contract/views/saved-views.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { DialogForm, formText } from '../../../../ui/dialog-form.tsx';
import { isCreator } from '../view-access.ts';
import { conflictOverName, NameField, nameRules, VisibilityField } from './view-fields.tsx';
import { useChangeView } from '../view-mutations.ts';

export interface EditViewDialogProps {
  readonly view: SavedView;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | null | false;
}

/** Renames a view, and lets its creator choose who sees it. */
export function EditViewDialog({ view, onClose, finalFocus }: EditViewDialogProps) {
  const [visibility, setVisibility] = useState(view.visibility);
  const { isPending, error, send } = useChangeView(view, onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      isPending={isPending}
      title={isCreator(view) ? 'Rename or share' : 'Rename view'}
      finalFocus={finalFocus}
    >
      <DialogForm
        submit="Save"
        isPending={isPending}
        error={error}
        rules={nameRules}
        fieldOf={conflictOverName}
        onSubmit={(form) => send({ name: formText(form, 'name'), ...(isCreator(view) && { visibility }) })}
        onCancel={onClose}
      >
        <NameField defaultValue={view.name} />
        {isCreator(view) && <VisibilityField value={visibility} onChange={setVisibility} />}
      </DialogForm>
    </Dialog>
  );
}
