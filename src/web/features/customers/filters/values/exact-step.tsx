import { useId, useState, type FormEvent } from 'react';
import { isCalendarDate } from '../../../../../contract/parameters.ts';
import { focusOnMount } from '../../../../lib/browser/focus-on-mount.ts';
import { SegmentedControl } from '../../../../ui/segmented-control.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { DateField } from './dates/date-field.tsx';
import { ShowButton } from './show-button.tsx';
import { typeIntoField } from './type-into-field.ts';
import type { ValueStepProps } from './value-step-props.ts';

const modes = [
  { value: 'is', label: 'Is' },
  { value: 'set', label: 'Is set' },
] as const;

/** A number or a date exactly as the source has it, where the source knows no ranges. */
export function ExactStep({ target, current, onApply }: ValueStepProps) {
  const { field, name, type } = target;
  const [first] = current;
  const [mode, setMode] = useState<'is' | 'set'>(first?.operator === 'set' ? 'set' : 'is');
  const [value, setValue] = useState(first?.operator === 'is' ? first.value : '');
  const isComplete = mode === 'set' || value !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) onApply([mode === 'set' ? { field, operator: 'set' } : { field, operator: 'is', value }]);
  };
  return (
    <form noValidate onSubmit={submit} aria-label={name}>
      <div className="space-y-3 px-3.5 pt-2 pb-3.5">
        <SegmentedControl label="Condition" options={modes} value={mode} onChange={setMode} onKeyDown={typeIntoField} />
        {mode === 'is' &&
          (type === 'date' ? (
            <DateValue value={value} onChange={setValue} />
          ) : (
            <NumberValue value={value} onChange={setValue} />
          ))}
      </div>
      <ShowButton count={null} share={null} isDisabled={!isComplete} />
    </form>
  );
}

interface ValueProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NumberValue({ value, onChange }: ValueProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-[0.8125rem] text-muted">
        Number
      </label>
      <TextField
        id={id}
        ref={focusOnMount}
        aria-describedby={`${id}-hint`}
        inputMode="decimal"
        className="tabular-nums"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className="mt-1.5 text-[0.8125rem] text-muted">
        Exact match: 7 doesn’t match 7.0.
      </p>
    </div>
  );
}

/** A date by its parts, or a text field for stored values that are not dates. */
function DateValue({ value, onChange }: ValueProps) {
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
