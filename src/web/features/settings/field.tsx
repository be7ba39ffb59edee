import { useId, type ComponentProps, type ReactNode } from 'react';
import { TextField } from '../../ui/text-field.tsx';

export interface FieldProps extends ComponentProps<'input'> {
  readonly label: string;
  /** What helps to fill it in. */
  readonly hint?: ReactNode;
}

/** A field with its label above it. */
export function Field({ label, hint, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-[0.8125rem] text-muted">{label}</label>
      <TextField {...rest} id={id} aria-describedby={hint === undefined ? undefined : `${id}-hint`} />
      {hint !== undefined && <p id={`${id}-hint`} className="text-xs text-muted">{hint}</p>}
    </div>
  );
}
