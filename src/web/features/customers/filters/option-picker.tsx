import { useEffect, useId, useRef, useState } from 'react';
import { foldText } from '../../../../contract/search-text.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { OptionRow } from './filter-draft.ts';
import { OptionRadio } from './option-radio.tsx';

/** From this many options on they are searched instead of read through. */
const searchableFrom = 9;
/** Options shown at once; typing narrows them. */
const shownAtMost = 100;

export interface OptionPickerProps {
  /** The accessible name: the parameter. */
  readonly label: string;
  readonly options: readonly OptionRow[];
  readonly optionLabel: (value: string) => string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of a parameter's values, with counts and bars; searchable when there are many, and others can be typed. */
export function OptionPicker(props: OptionPickerProps) {
  return props.options.length >= searchableFrom ? <ManyOptions {...props} /> : <FewOptions {...props} />;
}

function FewOptions({ label, options, optionLabel, value, onChange }: OptionPickerProps) {
  const group = useId();
  const isOption = options.some((option) => option.value === value);
  const [typing, setTyping] = useState(value !== '' && !isOption);
  return (
    <div role="radiogroup" aria-label={label}>
      <Rows
        options={options}
        optionLabel={optionLabel}
        group={group}
        value={typing ? '' : value}
        all={options}
        onChange={(next) => {
          setTyping(false);
          onChange(next);
        }}
      />
      <OptionRadio
        group={group}
        label="Another value"
        checked={typing}
        customers={null}
        share={null}
        onChoose={() => {
          setTyping(true);
          onChange('');
        }}
      />
      {typing && <TypedValue label={label} value={value} onChange={onChange} />}
    </div>
  );
}

function TypedValue({ label, value, onChange }: Pick<OptionPickerProps, 'label' | 'value' | 'onChange'>) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="px-2 pt-1 pb-1">
      <TextField
        ref={field}
        dir="auto"
        aria-label={`${label}, exact value`}
        placeholder="Exact value"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function ManyOptions({ label, options, optionLabel, value, onChange }: OptionPickerProps) {
  const group = useId();
  const [query, setQuery] = useState('');
  const sought = foldText(query.trim());
  const found = options.filter((option) => foldText(optionLabel(option.value)).includes(sought));
  const typed = query === '' ? (options.some((option) => option.value === value) ? '' : value) : query;
  const offerTyped = typed.trim() !== '' && !options.some((option) => option.value === typed);
  const hidden = found.length - shownAtMost;
  return (
    <>
      <TextField
        type="search"
        dir="auto"
        aria-label={`Find or type a value of ${label}`}
        placeholder="Find or type a value"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        className="mb-1.5"
      />
      <div role="radiogroup" aria-label={label}>
        {offerTyped && (
          <OptionRadio
            group={group}
            label={`“${typed}”`}
            checked={value === typed}
            customers={null}
            share={null}
            onChoose={() => onChange(typed)}
          />
        )}
        <Rows
          options={found.slice(0, shownAtMost)}
          all={options}
          optionLabel={optionLabel}
          group={group}
          value={value}
          onChange={onChange}
        />
      </div>
      <p role="status" className="px-2 text-[0.8125rem] text-muted empty:hidden">
        {found.length === 0
          ? 'None of the known values matches.'
          : hidden > 0
            ? `${hidden} more: type to narrow them.`
            : ''}
      </p>
    </>
  );
}

interface RowsProps extends Pick<OptionPickerProps, 'options' | 'optionLabel' | 'value' | 'onChange'> {
  readonly group: string;
  /** What the bars are measured against. */
  readonly all: readonly OptionRow[];
}

function Rows({ options, all, optionLabel, group, value, onChange }: RowsProps) {
  const most = all.reduce((max, option) => Math.max(max, option.customers ?? 0), 0);
  return options.map((option) => (
    <OptionRadio
      key={option.value}
      group={group}
      label={optionLabel(option.value)}
      checked={option.value === value}
      customers={option.customers}
      share={option.customers === null || most === 0 ? null : option.customers / most}
      onChoose={() => onChange(option.value)}
    />
  ));
}
