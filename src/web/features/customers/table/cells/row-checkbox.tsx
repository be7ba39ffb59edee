import { cn } from '../../../../lib/browser/class-names.ts';

export interface RowCheckboxProps {
  /** Its accessible name. */
  readonly label: string;
  readonly isChecked: boolean;
  /** Some of what it stands for is selected. */
  readonly isMixed?: boolean;
  readonly tabIndex?: 0 | -1;
  readonly onSelect: (isRange: boolean) => void;
  readonly className?: string;
}

/** Selects a row, or all. The whole start of the row takes the click, so that a near miss opens no customer. */
export function RowCheckbox({ label, isChecked, isMixed = false, tabIndex, onSelect, className }: RowCheckboxProps) {
  return (
    <label
      className={cn(
        // Shift would extend a selection of text.
        'pointer-events-auto absolute inset-y-0 start-0 flex cursor-pointer items-center select-none',
        className,
      )}
    >
      <input
        ref={(input) => {
          if (input !== null) input.indeterminate = isMixed;
        }}
        type="checkbox"
        aria-label={label}
        checked={isChecked}
        tabIndex={tabIndex}
        onChange={({ nativeEvent }) => onSelect(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        className="size-4 cursor-pointer accent-accent"
      />
    </label>
  );
}
