import { Autocomplete } from '@base-ui/react/autocomplete';
import { Combobox } from '@base-ui/react/combobox';
import { Check, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { focusOnMount } from '../../../lib/browser/focus-on-mount.ts';
import { fieldClasses } from '../../../ui/text-field.tsx';

/** A line to choose, by click or by ↑, ↓ and Enter. */
export interface ListOption {
  readonly key: string;
  readonly content: ReactNode;
  /** It is applied, so it is the active one at first. */
  readonly isChosen?: boolean;
  /** At the end of a row. */
  readonly isAtEnd?: boolean;
  /** The address it leads to, which a new tab can open. */
  readonly href?: string;
  readonly onChoose: () => void;
}

export interface OptionGroup {
  readonly [property: string]: unknown;
  /** Its heading; empty for none. */
  readonly value: string;
  readonly items: readonly ListOption[];
  /** Side by side below the others, without a heading. */
  readonly isRow?: boolean;
}

export interface OptionListProps {
  /** The accessible name of the field and the list. */
  readonly label: string;
  readonly placeholder: string;
  /** Hides the field where there is little to narrow down; it still takes the keys. */
  readonly isFieldHidden?: boolean;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly groups: readonly OptionGroup[];
  /** Shown when there is no option. */
  readonly empty?: ReactNode;
  /** What else there is to know of the options, below them. */
  readonly status?: ReactNode;
}

/** A searchable list. The chosen option is active, or else the first, so Enter takes the best match. */
export function OptionList({
  label,
  placeholder,
  isFieldHidden = false,
  typed,
  onType,
  groups,
  empty,
  status,
}: OptionListProps) {
  return (
    <Root typed={typed} onType={onType} groups={groups}>
      <div className={isFieldHidden ? 'sr-only' : 'relative shrink-0 border-b border-line p-1.5'}>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute start-4 top-1/2 size-4 -translate-y-1/2 text-muted"
        />
        <Autocomplete.Input
          ref={focusOnMount}
          aria-label={label}
          placeholder={placeholder}
          className={cn(fieldClasses, 'ps-8.5')}
        />
      </div>
      <Autocomplete.List
        aria-label={label}
        className={cn(
          'min-h-0 flex-1 scroll-pt-1.5 scroll-pb-12 overflow-y-auto overscroll-contain p-1.5 outline-none',
          'empty:hidden',
        )}
      >
        {(group: OptionGroup) => (
          <Autocomplete.Group
            key={group.value}
            items={group.items}
            aria-label={group.isRow === true ? group.value : undefined}
            className={
              group.isRow === true
                ? cn(
                    'sticky -bottom-1.5 -mx-1.5 -mb-1.5 flex flex-wrap items-center gap-x-1 bg-surface px-1.5 py-1.5',
                    'not-first:mt-1.5 not-first:border-t not-first:border-line',
                  )
                : 'not-first:mt-1'
            }
          >
            {group.value !== '' && group.isRow !== true && (
              <Autocomplete.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-semibold text-muted">
                {group.value}
              </Autocomplete.GroupLabel>
            )}
            <Autocomplete.Collection>
              {({ key, content, isAtEnd, href, onChoose }: ListOption) => (
                <Autocomplete.Item
                  key={key}
                  value={{ key, content, onChoose }}
                  data-href={href}
                  onClick={onChoose}
                  className={cn(
                    'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-lg px-2 py-1 select-none',
                    'data-highlighted:bg-accent-soft max-sm:min-h-11',
                    group.isRow === true && 'gap-1.5! *:last:ps-0',
                    isAtEnd === true && 'ms-auto',
                  )}
                >
                  {content}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      {empty !== undefined && groups.length === 0 && <div className="px-3.5 py-3 text-muted">{empty}</div>}
      <div role="status" className="shrink-0 px-3.5 pb-2.5 text-[0.8125rem] text-muted empty:hidden">
        {status}
      </div>
    </Root>
  );
}

interface RootProps extends Pick<OptionListProps, 'typed' | 'onType' | 'groups'> {
  readonly children: ReactNode;
}

/** Base UI's Combobox highlights the chosen option first; its Autocomplete, the first option. */
function Root({ typed, onType, groups, children }: RootProps) {
  const [chosen] = useState(() => groups.flatMap(({ items }) => items).find((option) => option.isChosen === true));
  const change = (next: string, { reason }: { readonly reason: string }) => {
    if (reason !== 'item-press') onType(next);
  };
  const keyOf = ({ key }: ListOption) => key;
  if (chosen === undefined) {
    return (
      <Autocomplete.Root
        open
        inline
        mode="none"
        autoHighlight="always"
        items={groups}
        value={typed}
        onValueChange={change}
        itemToStringValue={keyOf}
      >
        {children}
      </Autocomplete.Root>
    );
  }
  return (
    <Combobox.Root
      open
      inline
      filter={null}
      autoHighlight
      items={groups}
      value={chosen}
      isItemEqualToValue={(one, other) => one.key === other.key}
      inputValue={typed}
      onInputValueChange={change}
      itemToStringLabel={keyOf}
    >
      {children}
    </Combobox.Root>
  );
}

/** Marks the option that is applied. */
export function ChosenMark() {
  return (
    <>
      <Check aria-hidden="true" className="size-4 shrink-0 text-accent-ink" />
      <span className="sr-only">chosen</span>
    </>
  );
}

export function OptionCount({ text }: { readonly text: string }) {
  return <span className="ms-auto shrink-0 ps-3 text-[0.8125rem] text-muted tabular-nums">{text}</span>;
}
