import { useEffect, useId, useRef, useState } from 'react';
import { foldText } from '../../../../contract/search-text.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { OptionRow } from './filter-draft.ts';

/** From this many options, they can be searched. */
const searchableFrom = 9;
/** The most options shown; typing narrows them. */
const maxShown = 100;

export interface OptionPickerProps {
  /** The accessible name: the parameter. */
  readonly label: string;
  readonly options: readonly OptionRow[];
  /** Whether customers have no other values. */
  readonly isComplete: boolean;
  readonly optionLabel: (value: string) => string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A parameter's values with counts and bars, searchable when there are many. Other values can be typed. */
export function OptionPicker(props: OptionPickerProps) {
  return props.options.length >= searchableFrom ? <ManyOptions {...props} /> : <FewOptions {...props} />;
}

function FewOptions({ label, options, optionLabel, value, onChange }: OptionPickerProps) {
  const group = useId();
  const isOption = options.some((option) => option.value === value);
  const [isTyping, setTyping] = useState(value !== '' && !isOption);
  return (
    <div role="radiogroup" aria-label={label}>
      <Rows
        options={options}
        optionLabel={optionLabel}
        group={group}
        value={isTyping ? '' : value}
        all={options}
        onChange={(next) => {
          setTyping(false);
          onChange(next);
        }}
      />
      <OptionRadio
        group={group}
        label="Other…"
        checked={isTyping}
        customers={null}
        share={null}
        onChoose={() => {
          setTyping(true);
          onChange('');
        }}
      />
      {isTyping && <CustomValue label={label} value={value} onChange={onChange} />}
    </div>
  );
}

function CustomValue({ label, value, onChange }: Pick<OptionPickerProps, 'label' | 'value' | 'onChange'>) {
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

function ManyOptions({ label, options, isComplete, optionLabel, value, onChange }: OptionPickerProps) {
  const group = useId();
  const [query, setQuery] = useState('');
  const folded = foldText(query.trim());
  const found = options.filter((option) => foldText(optionLabel(option.value)).includes(folded));
  const custom = query === '' ? (options.some((option) => option.value === value) ? '' : value) : query;
  const offersCustom = custom.trim() !== '' && !options.some((option) => option.value === custom);
  const hidden = found.length - maxShown;
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
        {offersCustom && (
          <OptionRadio
            group={group}
            label={`“${custom}”`}
            checked={value === custom}
            customers={null}
            share={null}
            onChoose={() => onChange(custom)}
          />
        )}
        <Rows
          options={found.slice(0, maxShown)}
          all={options}
          optionLabel={optionLabel}
          group={group}
          value={value}
          onChange={onChange}
        />
      </div>
      <p role="status" className="px-2 text-[0.8125rem] text-muted empty:hidden">
        {found.length === 0 ? noneFound(isComplete) : hidden > 0 ? `${hidden} more. Type to narrow the list.` : ''}
      </p>
    </>
  );
}

/** A value that is not listed may exist all the same. */
function noneFound(isComplete: boolean): string {
  return isComplete ? 'No matching values.' : 'Not in this list. Type the exact value and choose it.';
}

interface RowsProps extends Pick<OptionPickerProps, 'options' | 'optionLabel' | 'value' | 'onChange'> {
  readonly group: string;
  /** All options, to scale the bars. */
  readonly all: readonly OptionRow[];
}

function Rows({ options, all, optionLabel, group, value, onChange }: RowsProps) {
  const max = all.reduce((most, option) => Math.max(most, option.customers ?? 0), 0);
  return options.map((option) => (
    <OptionRadio
      key={option.value}
      group={group}
      label={optionLabel(option.value)}
      checked={option.value === value}
      customers={option.customers}
      share={option.customers === null || max === 0 ? null : option.customers / max}
      onChoose={() => onChange(option.value)}
    />
  ));
}

interface OptionRadioProps {
  readonly group: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  /** How many customers have it; null when unknown. */
  readonly customers: number | null;
  /** Length of the bar, 0 to 1; null for no bar. */
  readonly share: number | null;
}

/** A value, with how many customers have it. */
function OptionRadio({ group, label, checked, onChoose, customers, share }: OptionRadioProps) {
  const formats = useFormats();
  const row = useRef<HTMLLabelElement>(null);
  useEffect(() => {
    if (checked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [checked]);
  return (
    <label
      ref={row}
      className={cn(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-lg px-2 py-1 hover:bg-hover',
        'has-checked:bg-accent-soft has-focus-visible:outline-2',
        'has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent max-sm:min-h-10',
      )}
    >
      <input
        type="radio"
        name={group}
        checked={checked}
        onChange={onChoose}
        className={cn(
          'size-[0.9375rem] shrink-0 appearance-none rounded-full border border-line-strong',
          'bg-surface outline-none checked:border-[0.3125rem] checked:border-accent',
        )}
      />
      <bdi className="min-w-0 flex-1 break-words">{label}</bdi>
      {share !== null && (
        <span aria-hidden="true" className="h-1 w-16 shrink-0 overflow-hidden rounded-full bg-line">
          <span
            className="block h-full rounded-full bg-accent/60"
            style={{ width: `${Math.max(share * 100, share > 0 ? 4 : 0)}%` }}
          />
        </span>
      )}
      {customers !== null && (
        <span className="min-w-11 shrink-0 text-end text-[0.8125rem] text-muted tabular-nums">
          {formats.count(customers)}
          <span className="sr-only"> customers</span>
        </span>
      )}
    </label>
  );
}
