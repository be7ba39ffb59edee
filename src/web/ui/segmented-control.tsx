import { cn } from '../lib/browser/class-names.ts';
import { useId, type KeyboardEventHandler, type ReactNode } from 'react';

export interface SegmentedControlProps<T extends string> {
  /** Its accessible name. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly icon?: ReactNode }[];
  /** In rows of so many; by default all in one. */
  readonly columns?: 3 | undefined;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement> | undefined;
}

/** A few options side by side. Native radio buttons: the arrow keys move and choose. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const { label, options, columns, value, onChange, onKeyDown } = props;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn(
        'rounded-lg border border-line bg-line/60 p-px',
        columns === undefined ? 'flex' : 'grid grid-cols-3',
      )}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            'flex h-7.5 flex-1 cursor-pointer items-center justify-center gap-2 rounded-[0.4375rem] font-medium',
            'text-muted select-none hover:text-ink has-checked:bg-[light-dark(#ffffff,#38404e)]',
            'has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2',
            'has-focus-visible:outline-accent',
          )}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            onKeyDown={onKeyDown}
          />
          {option.icon}
          {option.label}
        </label>
      ))}
    </div>
  );
}
