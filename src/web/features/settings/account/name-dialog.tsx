import { useQueryClient } from '@tanstack/react-query';
import { sessionOptions } from '../../../lib/session/session-query.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm, formText } from '../../../ui/dialog-form.tsx';
import { fieldRules } from '../../../ui/field-rules.ts';
import { LabelledField } from '../../../ui/labelled-field.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { rename } from './account-api.ts';

const rules = { name: fieldRules.name };

export function NameDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const client = useQueryClient();
  const { isPending, error, send } = useSettingsMutation(rename, {
    onDone: () => {
      void client.invalidateQueries({ queryKey: sessionOptions().queryKey });
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} isPending={isPending} title="Change your name">
      <DialogForm
        submit="Save"
        isPending={isPending}
        error={error}
        rules={rules}
        onSubmit={(form) => send(formText(form, 'name'))}
        onCancel={onClose}
      >
        <LabelledField
          label="Name"
          name="name"
          autoComplete="name"
          required
          defaultValue={name}
          hint="Colleagues see it under Staff and Activity."
        />
      </DialogForm>
    </Dialog>
  );
}
