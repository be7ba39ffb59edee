import type { ReactNode } from 'react';
import type { ApiError } from '../../../lib/api/api-errors.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { Button } from '../../../ui/button.tsx';
import { MutationError } from './mutation-error.tsx';

export interface DialogFormProps {
  /** The text of its button. */
  readonly submit: string;
  /** It deletes or disables something. */
  readonly isDangerous?: boolean;
  readonly isPending: boolean;
  readonly error: ApiError | null;
  readonly onSubmit: (form: FormData) => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** The body of a dialog that changes something: fields or a sentence, the last error, Cancel and submit. */
export function DialogForm({
  submit,
  isDangerous = false,
  isPending,
  error,
  onSubmit,
  onCancel,
  children,
}: DialogFormProps) {
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
    >
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
    </form>
  );
}

/** The text of a form's field; empty if there is no such field. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
