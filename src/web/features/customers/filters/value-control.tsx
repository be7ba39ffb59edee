import { useId, useState, type ReactNode } from 'react';
import type { Parameter } from '../../../../contract/list-metadata.ts';
import { isCalendarDate } from '../../../../contract/parameters.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { parameterValueText } from '../model/customer-text.ts';
import { DateField } from './date-field.tsx';
import { booleanRows } from './filter-draft.ts';
import { OptionPicker } from './option-picker.tsx';

export interface ValueControlProps {
  readonly parameter: Parameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The control for a value of the parameter's type. The value is text, exactly as typed or chosen. */
export function ValueControl({ parameter, value, onChange }: ValueControlProps) {
  const formats = useFormats();
  const optionLabel = (option: string) => parameterValueText(parameter.type, option, formats);
  const change = (event: { readonly target: { readonly value: string } }) => onChange(event.target.value);
  switch (parameter.type) {
    case 'boolean':
      return (
        <OptionPicker
          label={parameter.name}
          options={booleanRows(parameter)}
          isComplete={parameter.optionsComplete}
          {...{ optionLabel, value, onChange }}
        />
      );
    case 'select':
    case 'multiselect':
      if (parameter.options.length > 0) {
        return (
          <div>
            {!parameter.optionsComplete && (
              <p className="px-2 pb-1 text-xs font-semibold text-muted">{incompleteTitle(parameter)}</p>
            )}
            <OptionPicker
              label={parameter.name}
              options={parameter.options}
              isComplete={parameter.optionsComplete}
              {...{ optionLabel, value, onChange }}
            />
          </div>
        );
      }
      return <Field label="Value">{(id) => <TextField id={id} dir="auto" value={value} onChange={change} />}</Field>;
    case 'date':
      return <DateValue value={value} onChange={onChange} />;
    case 'number':
      return (
        <Field label="Number" hint="Exact match: 7 doesn’t match 7.0.">
          {(id, hint) => (
            <TextField
              id={id}
              aria-describedby={hint}
              inputMode="decimal"
              className="tabular-nums"
              value={value}
              onChange={change}
            />
          )}
        </Field>
      );
    case 'text':
      return (
        <Field label="Text" hint="Exact match, including capitals.">
          {(id, hint) => <TextField id={id} aria-describedby={hint} dir="auto" value={value} onChange={change} />}
        </Field>
      );
  }
}

/** Options that are counted are the first of a longer list. */
function incompleteTitle({ options }: Parameter): string {
  return options.some(({ customers }) => customers !== null) ? 'Most used' : 'Seen so far';
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (id: string, hintId: string | undefined) => ReactNode;
}

function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-[0.8125rem] text-muted">
        {label}
      </label>
      {children(id, hintId)}
      {hint !== undefined && (
        <p id={hintId} className="mt-1.5 text-[0.8125rem] text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

interface DateValueProps {
  /** `YYYY-MM-DD`, or any other text as stored. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A date by its parts, or a text field for stored values that are not dates. */
function DateValue({ value, onChange }: DateValueProps) {
  const id = useId();
  const [isTyping, setTyping] = useState(value !== '' && !isCalendarDate(value));
  return (
    <div>
      {isTyping ? (
        <>
          <label htmlFor={id} className="mb-1.5 block text-[0.8125rem] text-muted">
            Exact value
          </label>
          <TextField id={id} dir="auto" value={value} onChange={(event) => onChange(event.target.value)} />
        </>
      ) : (
        <DateField label="Date" value={value} onChange={onChange} />
      )}
      <button
        type="button"
        onClick={() => {
          setTyping(!isTyping);
          onChange('');
        }}
        className="mt-1.5 min-h-6 rounded-sm text-[0.8125rem] text-accent-ink underline-offset-2 hover:underline"
      >
        {isTyping ? 'Enter a date' : 'Other…'}
      </button>
    </div>
  );
}
