import { Eye, EyeOff } from 'lucide-react';
import { useId, useState, type ComponentProps, type ReactNode } from 'react';
import { cn } from '../lib/browser/class-names.ts';
import { IconButton } from './icon-button.tsx';
import { TextField } from './text-field.tsx';
import { useFieldError } from './validated-form.tsx';

export interface LabelledFieldProps extends ComponentProps<'input'> {
  readonly label: string;
  /** Helps to fill it in. */
  readonly hint?: ReactNode;
}

/** A field with its label above it, and below it what is wrong with it. A password can be shown. */
export function LabelledField({ label, hint, type, ...rest }: LabelledFieldProps) {
  const id = useId();
  const error = useFieldError(rest.name);
  const descriptions = [error !== null && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean);
  const shared = {
    ...rest,
    id,
    ...(error !== null && { 'aria-invalid': true }),
    ...(descriptions.length > 0 && { 'aria-describedby': descriptions.join(' ') }),
  };
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-[0.8125rem] text-muted">
        {label}
      </label>
      {type === 'password' ? <PasswordField {...shared} /> : <TextField {...shared} type={type} />}
      {error !== null && (
        <p id={`${id}-error`} role="alert" className="text-[0.8125rem] break-words text-danger">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

function PasswordField({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="relative">
      <TextField {...rest} type={isShown ? 'text' : 'password'} className={cn('pr-10', className)} />
      <IconButton
        label="Show password"
        icon={isShown ? <EyeOff /> : <Eye />}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
        className="absolute inset-y-0 right-1 my-auto"
      />
    </div>
  );
}
