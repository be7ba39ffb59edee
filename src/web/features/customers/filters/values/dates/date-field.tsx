import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import type { DatePart } from '../../../../../lib/format/date-and-number-formats.ts';
import { useFormats } from '../../../../../lib/format/formats-context.tsx';
import { TextField } from '../../../../../ui/text-field.tsx';
import {
  dateOf,
  digitsOf,
  isFilled,
  isWhole,
  noDate,
  parseDate,
  partsOf,
  dateErrorOf,
  stepped,
  type DateParts,
} from './date-parts.ts';

export interface DateFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  /** Called with a date, or with empty text while there is none. */
  readonly onChange: (value: string) => void;
}

const names = {
  day: { label: 'Day', placeholder: 'DD' },
  month: { label: 'Month', placeholder: 'MM' },
  year: { label: 'Year', placeholder: 'YYYY' },
} as const satisfies Readonly<Record<DatePart, object>>;

/** Day, month and year in the order of the locale. A whole date can be pasted, and ↑ and ↓ change a part. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  const id = useId();
  const formats = useFormats();
  const order = formats.dateOrder();
  const fields = useRef<HTMLDivElement>(null);
  const [parts, setParts] = useState<DateParts>(() => partsOf(value));
  const [isLeft, setLeft] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const error = isRefused
    ? `That’s no date. Paste one such as ${formats.dateOnly('2026-03-04')}.`
    : isLeft || isFilled(parts)
      ? dateErrorOf(parts, formats.monthName)
      : null;

  const change = (next: DateParts) => {
    setParts(next);
    setRefused(false);
    onChange(dateOf(next) ?? '');
  };
  const type = (part: DatePart, text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, digitsOf[part]);
    setLeft(false);
    change({ ...parts, [part]: digits });
    // A separator ends a part, too.
    const isEnded = digits !== '' && (isWhole(part, digits) || /\D$/.test(text));
    if (isEnded && digits !== parts[part]) focusPart(fields, order, part, 1);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (/^\s*\d{1,4}\s*$/.test(text)) return;
    event.preventDefault();
    const pasted = parseDate(text, order, formats.monthName);
    if (pasted === null) setRefused(true);
    else change(pasted);
  };
  const pressKey = (event: KeyboardEvent<HTMLInputElement>, part: DatePart) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const isAtStart = selectionStart === 0 && selectionEnd === 0;
    const isAtEnd = selectionStart === parts[part].length;
    const by = { ArrowUp: 1, ArrowDown: -1 } as const;
    if (event.key === 'Enter') setLeft(true);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      change({ ...parts, [part]: stepped(part, parts[part], by[event.key], today()) });
    } else if ((event.key === 'ArrowRight' && isAtEnd) || (/^[./\- ]$/.test(event.key) && parts[part] !== '')) {
      event.preventDefault();
      focusPart(fields, order, part, 1);
    } else if ((event.key === 'ArrowLeft' && isAtStart) || (event.key === 'Backspace' && parts[part] === '')) {
      event.preventDefault();
      focusPart(fields, order, part, -1);
    }
  };

  return (
    <div>
      <p id={id} className="mb-1.5 text-[0.8125rem] text-muted">
        {label}
      </p>
      <div ref={fields} role="group" aria-labelledby={id} dir="ltr" className="flex gap-2">
        {order.map((part) => (
          <TextField
            key={part}
            data-part={part}
            aria-label={names[part].label}
            placeholder={names[part].placeholder}
            inputMode="numeric"
            aria-invalid={error === null ? undefined : true}
            aria-describedby={error === null ? undefined : `${id}-error`}
            value={parts[part]}
            onChange={(event) => type(part, event.target.value)}
            onKeyDown={(event) => pressKey(event, part)}
            onPaste={paste}
            onFocus={(event) => event.target.select()}
            onBlur={({ relatedTarget }) => {
              if (fields.current?.contains(relatedTarget) !== true) setLeft(true);
            }}
            className="text-center tabular-nums"
          />
        ))}
      </div>
      {error !== null && (
        <p id={`${id}-error`} role="alert" className="mt-1.5 text-[0.8125rem] text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

/** Focuses the part before or after another, if there is one. */
function focusPart(
  fields: RefObject<HTMLElement | null>,
  order: readonly DatePart[],
  from: DatePart,
  by: 1 | -1,
): void {
  const part = order[order.indexOf(from) + by];
  const field = part === undefined ? null : fields.current?.querySelector(`[data-part="${part}"]`);
  if (field instanceof HTMLElement) field.focus();
}

function today(): DateParts {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return { ...noDate, day: two(now.getDate()), month: two(now.getMonth() + 1), year: String(now.getFullYear()) };
}
