import { useId, useState } from 'react';
import { isCalendarDate } from '../../../../contract/calendar-date.ts';
import { TextField } from '../../../ui/text-field.tsx';

export interface DateValueProps {
  /** A `YYYY-MM-DD`, or any other text as it is stored. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A date to pick, or a value that is none to type. */
export function DateValue({ value, onChange }: DateValueProps) {
  const id = useId();
  const [typing, setTyping] = useState(value !== '' && !isCalendarDate(value));
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-[0.8125rem] text-muted">
        {typing ? 'Exact value' : 'Date'}
      </label>
      <TextField
        key={String(typing)}
        id={id}
        type={typing ? 'text' : 'date'}
        dir={typing ? 'auto' : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <button
        type="button"
        onClick={() => {
          setTyping(!typing);
          onChange('');
        }}
        className="mt-1.5 min-h-6 rounded-sm text-[0.8125rem] text-accent-ink underline-offset-2 hover:underline"
      >
        {typing ? 'Pick a date' : 'Type another value'}
      </button>
    </div>
  );
}
