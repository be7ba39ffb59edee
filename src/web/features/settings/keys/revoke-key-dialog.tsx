import type { KeySummary } from '../../../../contract/settings-api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { revokeKey } from './keys-api.ts';

export interface RevokeKeyDialogProps {
  readonly summary: KeySummary;
  readonly onClose: () => void;
}

export function RevokeKeyDialog({ summary: { id, name, hint }, onClose }: RevokeKeyDialogProps) {
  const { isPending, error, send } = useSettingsMutation(() => revokeKey(id), { onDone: onClose });
  return (
    <Dialog open onClose={onClose} isPending={isPending} title={`Revoke ${name}?`}>
      <DialogForm
        submit="Revoke"
        isDangerous
        isPending={isPending}
        error={error}
        onSubmit={() => send(undefined)}
        onCancel={onClose}
      >
        <p>
          Anything using <code className="font-mono text-[0.8125rem]">{hint}…</code> will stop working immediately. You
          can’t undo this, but you can create a new key.
        </p>
      </DialogForm>
    </Dialog>
  );
}
