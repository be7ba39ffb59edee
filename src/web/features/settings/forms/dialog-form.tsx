import type { ReactNode } from 'react';
import { cn } from '../../../lib/browser/cn.ts';
import type { ApiError } from '../../../lib/api/api-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { MutationError } from './mutation-error.tsx';

export interface DialogFormProps {
  /** What its button does. */
  readonly submit: string;
  /** It takes something away. */
  readonly isDangerous?: boolean;
  readonly isPending: boolean;
  readonly error: ApiError | null;
  readonly onSubmit: (form: FormData) => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** What a dialog asks before it does something: fields or a sentence, why it failed, and the two ways on. */
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
