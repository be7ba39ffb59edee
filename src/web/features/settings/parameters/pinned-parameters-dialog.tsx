import { useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import { maxPinnedParameters } from '../../../../contract/views/pinned-parameters.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { pinnedParametersOptions } from '../../../lib/source/pinned-parameters-query.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { fieldClasses } from '../../../ui/text-field.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { pinParameters } from './parameters-api.ts';

export interface PinnedParametersDialogProps {
  readonly parameters: readonly Parameter[];
  readonly pinned: readonly Parameter[];
  readonly onClose: () => void;
}

/** Chooses and orders the pinned parameters. */
export function PinnedParametersDialog({ parameters, pinned, onClose }: PinnedParametersDialogProps) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState(pinned);
  const [announcement, announce] = useState('');
  const addField = useRef<HTMLSelectElement>(null);
  const { isPending, error, send } = useSettingsMutation(() => pinParameters(chosen.map(({ id }) => id)), {
    onDone: (ids) => {
      client.setQueryData(pinnedParametersOptions().queryKey, [...ids]);
      onClose();
    },
  });
  const move = (index: number, to: number) => {
    const moved = chosen[index];
    if (moved === undefined || to < 0 || to >= chosen.length) return;
    setChosen(chosen.toSpliced(index, 1).toSpliced(to, 0, moved));
    announce(`${moved.name} is now ${to + 1} of ${chosen.length}`);
  };
  const remove = (index: number, button: HTMLElement) => {
    // The focus stays in the list, on the next parameter.
    const row = button.closest('li');
    const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector<HTMLElement>('[data-remove]');
    (next ?? addField.current)?.focus();
    announce(`${chosen[index]?.name} removed`);
    setChosen(chosen.toSpliced(index, 1));
  };
  const add = (parameter: Parameter) => {
    announce(`${parameter.name} added, ${chosen.length + 1} of ${chosen.length + 1}`);
    setChosen([...chosen, parameter]);
  };
  return (
    <Dialog open onClose={onClose} isPending={isPending} title="Pinned parameters">
      <DialogForm submit="Save" isPending={isPending} error={error} onSubmit={() => send(undefined)} onCancel={onClose}>
        {chosen.length === 0 && <p className="text-muted">None are pinned.</p>}
        <ol aria-label="Pinned parameters" className="grid gap-1.5 empty:hidden">
          {chosen.map(({ id, name }, index) => (
            <li key={id} className="flex items-center gap-1 rounded-lg border border-line py-1 pr-1 pl-3">
              <bdi className="min-w-0 flex-1 font-medium wrap-anywhere">{name}</bdi>
              <MoveButton label={`Move ${name} up`} isOff={index === 0} onMove={() => move(index, index - 1)}>
                <ArrowUp />
              </MoveButton>
              <MoveButton
                label={`Move ${name} down`}
                isOff={index === chosen.length - 1}
                onMove={() => move(index, index + 1)}
              >
                <ArrowDown />
              </MoveButton>
              <IconButton
                data-remove
                label={`Remove ${name}`}
                icon={<X />}
                onClick={({ currentTarget }) => remove(index, currentTarget)}
              />
            </li>
          ))}
        </ol>
        <AddParameter
          ref={addField}
          parameters={parameters.filter(({ id }) => !chosen.some((one) => one.id === id))}
          isFull={chosen.length >= maxPinnedParameters}
          onAdd={add}
        />
        <p role="status" className="sr-only">
          {announcement}
        </p>
      </DialogForm>
    </Dialog>
  );
}

interface MoveButtonProps {
  readonly label: string;
  /** It is at that end; the button keeps the focus. */
  readonly isOff: boolean;
  readonly onMove: () => void;
  readonly children: ReactNode;
}

function MoveButton({ label, isOff, onMove, children }: MoveButtonProps) {
  return (
    <IconButton
      label={label}
      icon={children}
      aria-disabled={isOff}
      onClick={onMove}
      className={cn(isOff && 'opacity-45')}
    />
  );
}

interface AddParameterProps {
  readonly ref: RefObject<HTMLSelectElement | null>;
  /** Those that are not pinned yet. */
  readonly parameters: readonly Parameter[];
  readonly isFull: boolean;
  readonly onAdd: (parameter: Parameter) => void;
}

/** With a button: the arrow keys choose in a closed list, and each would add one. */
function AddParameter({ ref, parameters, isFull, onAdd }: AddParameterProps) {
  const [id, setId] = useState('');
  const selected = parameters.find((parameter) => parameter.id === id);
  const isOff = isFull || selected === undefined;
  return (
    <div className="grid gap-1.5">
      <div className="flex gap-2">
        <select
          ref={ref}
          aria-label="Parameter to add"
          aria-describedby="pinned-limit"
          value={selected?.id ?? ''}
          onChange={({ target }) => setId(target.value)}
          className={cn(fieldClasses, 'min-w-0 flex-1 pr-1!')}
        >
          <option value="">Choose a parameter</option>
          {(['Your own', 'System'] as const).map((group) => (
            <optgroup key={group} label={group}>
              {parameters
                .filter(({ system }) => system === (group === 'System'))
                .toSorted((one, other) => one.name.localeCompare(other.name))
                .map((parameter) => (
                  <option key={parameter.id} value={parameter.id}>
                    {parameter.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <Button
          aria-disabled={isOff}
          onClick={() => {
            if (!isOff) onAdd(selected);
          }}
          className={cn('h-8.5! max-sm:h-10.5!', isOff && 'opacity-55')}
        >
          Add
        </Button>
      </div>
      <p id="pinned-limit" className="text-xs text-muted">
        {isFull ? 'Five is the most. Remove one to add another.' : 'Five at most.'}
      </p>
    </div>
  );
}
