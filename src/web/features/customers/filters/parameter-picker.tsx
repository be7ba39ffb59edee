import { Combobox } from '@base-ui/react/combobox';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Parameter } from '../../../../contract/list-metadata.ts';
import { foldText } from '../../../../contract/search-text.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { fieldClasses } from '../../../ui/text-field.tsx';
import { parametersOptions, removeParameter } from '../api/customer-queries.ts';
import { unlistedParameter } from './unlisted-parameter.ts';

export interface ParameterPickerProps {
  readonly parameters: readonly Parameter[];
  /** The catalogue is incomplete, so the name of another parameter can be typed. */
  readonly allowCustomName: boolean;
  readonly value: Parameter | null;
  readonly onChange: (parameter: Parameter) => void;
  /** Opens the list right away. */
  readonly defaultOpen: boolean;
  /** What to focus once a parameter is chosen; null for the picker itself. */
  readonly focusAfterChoice: () => HTMLElement | null;
}

/** The most parameters shown of a group; typing narrows them. */
const maxShown = 100;

interface ParameterGroup {
  readonly [property: string]: unknown;
  readonly value: string;
  readonly items: readonly Parameter[];
}

/** A combobox of the organisation's own parameters and the system parameters. */
export function ParameterPicker({
  parameters,
  allowCustomName,
  value,
  onChange,
  defaultOpen,
  focusAfterChoice,
}: ParameterPickerProps) {
  const formats = useFormats();
  const [open, setOpen] = useState(defaultOpen);
  const [query, setQuery] = useState('');
  const trigger = useRef<HTMLButtonElement>(null);
  const isChosen = useRef(false);
  const groups = grouped(parameters, allowCustomName ? query.trim() : '');
  const found = groups.map(({ value: group, items }) => ({ value: group, items: matching(items, query) }));
  const hidden = found.reduce((sum, { items }) => sum + Math.max(items.length - maxShown, 0), 0);
  return (
    <Combobox.Root
      items={groups}
      filteredItems={found.flatMap((group) => (group.items.length === 0 ? [] : [firstOf(group)]))}
      inputValue={query}
      onInputValueChange={setQuery}
      value={value}
      onValueChange={(next: Parameter | null) => {
        if (next === null) return;
        isChosen.current = true;
        onChange(next);
      }}
      open={open}
      onOpenChange={(next) => {
        if (next) isChosen.current = false;
        setOpen(next);
        setQuery('');
      }}
      itemToStringLabel={(parameter: Parameter) => parameter.name}
      isItemEqualToValue={(one: Parameter, other: Parameter) => one.id === other.id}
      autoHighlight
    >
      <div>
        <Combobox.Label className="mb-1.5 block text-[0.8125rem] text-muted">Parameter</Combobox.Label>
        <Combobox.Trigger
          ref={trigger}
          className={cn(fieldClasses, 'flex cursor-pointer items-center gap-2 text-start hover:bg-hover')}
        >
          <bdi className={cn('min-w-0 flex-1 truncate', value === null && 'text-muted')}>
            {value?.name ?? 'Choose a parameter'}
          </bdi>
          <Combobox.Icon className="text-muted">
            <ChevronDown className="size-4" />
          </Combobox.Icon>
        </Combobox.Trigger>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-60 outline-none">
          <Combobox.Popup
            aria-label="Choose a parameter"
            // When open by default, it would return the focus to whatever opened the popover around it. After a choice,
            // further typing belongs to the value: on the picker it would choose another parameter.
            finalFocus={() => (isChosen.current ? focusAfterChoice() : null) ?? trigger.current}
            className={cn(
              'flex max-h-[min(21rem,var(--available-height))] w-(--anchor-width) flex-col',
              'overflow-hidden rounded-xl border border-line bg-surface shadow-xl',
            )}
          >
            <div className="border-b border-line p-1.5">
              <Combobox.Input
                placeholder={allowCustomName ? 'Find a parameter or type its exact name' : 'Find a parameter'}
                aria-label="Find a parameter"
                className={fieldClasses}
              />
            </div>
            <Combobox.Empty className="px-3.5 py-3 text-muted empty:hidden">No matching parameters.</Combobox.Empty>
            <Combobox.List
              className={cn(
                'min-h-0 scroll-py-1.5 overflow-y-auto overscroll-contain p-1.5',
                'outline-none empty:hidden',
              )}
            >
              {(group: ParameterGroup) => (
                <Combobox.Group key={group.value} items={group.items}>
                  <Combobox.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-semibold text-muted">
                    {group.value}
                  </Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(parameter: Parameter) => (
                      <PickerItem key={parameter.id} parameter={parameter} isCustom={group.value === customGroup} />
                    )}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
            <Combobox.Status className="px-3.5 py-2 text-[0.8125rem] text-muted empty:hidden">
              {hidden > 0 && `${formats.count(hidden)} more. Type to narrow the list.`}
            </Combobox.Status>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function PickerItem({ parameter, isCustom }: { readonly parameter: Parameter; readonly isCustom: boolean }) {
  const formats = useFormats();
  return (
    <Combobox.Item
      value={parameter}
      className={cn(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-lg px-2 py-1 select-none',
        'data-highlighted:bg-accent-soft max-sm:min-h-10',
      )}
    >
      {isCustom ? (
        <span className="min-w-0 flex-1 break-words">
          Filter by “<bdi>{parameter.name}</bdi>”
        </span>
      ) : (
        <bdi className="min-w-0 flex-1 break-words">{parameter.name}</bdi>
      )}
      <Combobox.ItemIndicator>
        <Check className="size-4 text-accent-ink" />
      </Combobox.ItemIndicator>
      {parameter.customers !== null && (
        <span className="shrink-0 text-[0.8125rem] text-muted tabular-nums">{formats.count(parameter.customers)}</span>
      )}
    </Combobox.Item>
  );
}

const customGroup = 'Other parameter';

/** A name that was typed is offered when no parameter has it; empty for none. */
function grouped(parameters: readonly Parameter[], customName: string): readonly ParameterGroup[] {
  const isNew = customName !== '' && !parameters.some(({ name }) => name === customName);
  return [
    { value: 'Your parameters', items: parameters.filter((parameter) => !parameter.system) },
    { value: 'System parameters', items: parameters.filter((parameter) => parameter.system) },
    { value: customGroup, items: isNew ? [unlistedParameter(customName)] : [] },
  ].filter((group) => group.items.length > 0);
}

function matching(parameters: readonly Parameter[], query: string): readonly Parameter[] {
  const folded = foldText(query.trim());
  return folded === '' ? parameters : parameters.filter(({ name }) => foldText(name).includes(folded));
}

function firstOf({ value, items }: ParameterGroup): ParameterGroup {
  return { value, items: items.slice(0, maxShown) };
}

export interface RemoveParameterProps {
  readonly parameter: Parameter;
  readonly onRemoved: () => void;
}

/** Removes a parameter that staff added from the catalogue, for everyone. */
export function RemoveParameter({ parameter, onRemoved }: RemoveParameterProps) {
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: () => removeParameter(parameter.id),
    onSuccess: (parameters) => {
      client.setQueryData(parametersOptions().queryKey, [...parameters]);
      onRemoved();
    },
  });
  return (
    <p className="-mt-1.5 text-[0.8125rem] text-muted">
      Added by a colleague.{' '}
      <button
        type="button"
        aria-disabled={removal.isPending}
        onClick={() => {
          if (!removal.isPending) removal.mutate();
        }}
        className="min-h-6 rounded-sm text-accent-ink underline-offset-2 hover:underline"
      >
        Remove from list
      </button>
      {removal.isError && (
        <span role="alert" className="block text-danger">
          Couldn’t remove it. Try again.
        </span>
      )}
    </p>
  );
}
