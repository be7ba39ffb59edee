import type { ReactNode } from 'react';
import { cn } from '../lib/browser/class-names.ts';
import { Button } from './button.tsx';
import { ValidatedForm, type ValidatedFormProps } from './validated-form.tsx';
import { MutationError } from './mutation-error.tsx';

export interface DialogFormProps extends Omit<ValidatedFormProps, 'children'> {
  /** The text of its button. */
  readonly submit: string;
  /** It deletes or disables something. */
  readonly isDangerous?: boolean;
  readonly isPending: boolean;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** The body of a dialog that changes something: fields or a sentence, the last error, Cancel and submit. */
export function DialogForm({ submit, isDangerous = false, isPending, onCancel, children, ...form }: DialogFormProps) {
  return (
    <ValidatedForm {...form}>
      {(error) => (
        <>
          {children}
          <MutationError error={error} />
          <div className="flex justify-end gap-2">
            <Button
              aria-disabled={isPending}
              onClick={() => {
                if (!isPending) onCancel();
              }}
            >
              Cancel
            </Button>
            <Button
              type="submit"
              variant={isDangerous ? 'danger' : 'primary'}
              aria-disabled={isPending}
              className={cn(isPending && 'opacity-70')}
            >
              {submit}
            </Button>
          </div>
        </>
      )}
    </ValidatedForm>
  );
}

/** The text of a form's field; empty if there is no such field. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
