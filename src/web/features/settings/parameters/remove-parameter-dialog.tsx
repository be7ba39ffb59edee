import { useQueryClient } from '@tanstack/react-query';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { removeParameter } from './parameters-api.ts';

export interface RemoveParameterDialogProps {
  readonly parameter: Parameter;
  readonly onClose: () => void;
}

/** Asks before a parameter goes for everyone, and says who loses what. */
export function RemoveParameterDialog({ parameter, onClose }: RemoveParameterDialogProps) {
  const client = useQueryClient();
  const { isPending, error, send } = useSettingsMutation(() => removeParameter(parameter.id), {
    onDone: () => {
      // Lists, customers and the filter still have it.
      client.removeQueries({ queryKey: ['customers'] });
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} isPending={isPending} title={`Remove ${parameter.name}?`}>
      <DialogForm
        submit="Remove"
        isDangerous
        isPending={isPending}
        error={error}
        onSubmit={() => send(undefined)}
        onCancel={onClose}
      >
        {parameter.removable ? <TakenOutOfList /> : <LostValues parameter={parameter} />}
      </DialogForm>
    </Dialog>
  );
}

function LostValues({ parameter: { name, customers } }: Pick<RemoveParameterDialogProps, 'parameter'>) {
  const formats = useFormats();
  return (
    <>
      <p>
        {customers === 0 && 'No customer has a value for it.'}
        {customers === null && 'Every customer who has a value for it will lose it.'}
        {customers !== null && customers > 0 && (
          <>
            <strong className="font-semibold">
              {formats.count(customers)} {customers === 1 ? 'customer' : 'customers'}
            </strong>{' '}
            will lose {customers === 1 ? 'the' : 'their'} value for <bdi className="wrap-anywhere">{name}</bdi>.
          </>
        )}
      </p>
      <p>
        Links and programs that filter by it will stop working. You can’t undo this, but importing a file with this
        column adds it again.
      </p>
    </>
  );
}

function TakenOutOfList() {
  return (
    <p>
      It will no longer be offered as a filter. Customers keep their values, and anyone can add it to the list again.
    </p>
  );
}
