import { Combobox } from '@base-ui/react/combobox';
import { Check, ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Parameter } from '../../../../contract/app-api.ts';
import { foldText } from '../../../../contract/search-text.ts';
import { cn } from '../../../lib/browser/cn.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { fieldClasses } from '../../../ui/text-field.tsx';
import { typedParameter } from './typed-parameter.ts';

export interface ParameterPickerProps {
  readonly parameters: readonly Parameter[];
  /** These are not all there are: the name of another can be typed. */
  readonly takesOthers: boolean;
  readonly value: Parameter | null;
  readonly onChange: (parameter: Parameter) => void;
  /** Opens the list at once. */
  readonly openAtFirst: boolean;
  /** What has the focus once a parameter is chosen; null for the picker itself. */
  readonly afterChoice: () => HTMLElement | null;
}

interface ParameterGroup {
  readonly value: string;
  readonly items: readonly Parameter[];
}

/** One of the organisation's own and the system parameters, found by typing. */
export function ParameterPicker({
  parameters,
  takesOthers,
  value,
  onChange,
  openAtFirst,
  afterChoice,
}: ParameterPickerProps) {
  const [open, setOpen] = useState(openAtFirst);
  const [query, setQuery] = useState('');
  const trigger = useRef<HTMLButtonElement>(null);
  const isChosen = useRef(false);
  return (
    <Combobox.Root
      items={grouped(parameters, takesOthers ? query.trim() : '')}
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
      filter={(parameter: Parameter, sought) => foldText(parameter.name).includes(foldText(sought.trim()))}
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
            // Opened at first, it would otherwise give the focus back to what opened the popover around it. With a
            // choice made, letters typed on go into its value: on the picker they would choose another parameter.
            finalFocus={() => (isChosen.current ? afterChoice() : null) ?? trigger.current}
            className="flex max-h-[min(21rem,var(--available-height))] w-(--anchor-width) flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-xl"
          >
            <div className="border-b border-line p-1.5">
              <Combobox.Input
                placeholder={takesOthers ? 'Find a parameter, or type its exact name' : 'Find a parameter'}
                aria-label="Find a parameter"
                className={fieldClasses}
              />
            </div>
            <Combobox.Empty className="px-3.5 py-3 text-muted empty:hidden">No parameter has this name.</Combobox.Empty>
            <Combobox.List className="min-h-0 scroll-py-1.5 overflow-y-auto overscroll-contain p-1.5 outline-none empty:hidden">
              {(group: ParameterGroup) => (
                <Combobox.Group key={group.value} items={group.items}>
                  <Combobox.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-semibold text-muted">
                    {group.value}
                  </Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(parameter: Parameter) => (
                      <PickerItem key={parameter.id} parameter={parameter} isTyped={group.value === another} />
                    )}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function PickerItem({ parameter, isTyped }: { readonly parameter: Parameter; readonly isTyped: boolean }) {
  const formats = useFormats();
  return (
    <Combobox.Item
      value={parameter}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-lg px-2 py-1 select-none data-highlighted:bg-accent-soft max-sm:min-h-10"
    >
      {isTyped ? (
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

const another = 'Another parameter';

/** `typed` is offered by its name where no parameter has it; empty for none. */
function grouped(parameters: readonly Parameter[], typed: string): readonly ParameterGroup[] {
  const isNew = typed !== '' && !parameters.some(({ name }) => name === typed);
  return [
    { value: 'Your parameters', items: parameters.filter((parameter) => !parameter.system) },
    { value: 'System parameters', items: parameters.filter((parameter) => parameter.system) },
    { value: another, items: isNew ? [typedParameter(typed)] : [] },
  ].filter((group) => group.items.length > 0);
}
