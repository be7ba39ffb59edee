import { useId, type ComponentProps, type ReactNode } from 'react';
import { PasswordField } from './password-field.tsx';
import { TextField } from './text-field.tsx';

export interface LabelledFieldProps extends ComponentProps<'input'> {
  readonly label: string;
  /** What helps to fill it in. */
  readonly hint?: ReactNode;
}

/** A field with its label above it; a password can be looked at. */
export function LabelledField({ label, hint, type, ...rest }: LabelledFieldProps) {
  const id = useId();
  const shared = { ...rest, id, ...(hint !== undefined && { 'aria-describedby': `${id}-hint` }) };
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-[0.8125rem] text-muted">
        {label}
      </label>
      {type === 'password' ? <PasswordField {...shared} /> : <TextField {...shared} type={type} />}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
