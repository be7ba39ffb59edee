import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { cn } from '../lib/browser/cn.ts';
import { IconButton } from './icon-button.tsx';
import { TextField } from './text-field.tsx';

/** A password, hidden until one asks to see what is typed. */
export function PasswordField({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
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
