import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { FormError } from './form-error.tsx';
import { useSubmission } from './use-submission.ts';

export interface FormProps {
  /** Sends what was filled in, each field by its name. */
  readonly send: (filled: FormData) => Promise<void>;
  /** What its button says, and what it says meanwhile. */
  readonly button: string;
  readonly meanwhile?: string;
  /** The one thing to do here, unless told otherwise. */
  readonly isPrimary?: boolean;
  /** The fields. */
  readonly children: ReactNode;
}

/** Fields, what became of sending them, and the button that does. */
export function Form({ send, button, meanwhile = button, isPrimary = true, children }: FormProps) {
  const { isPending, error, submit } = useSubmission(send);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      {children}
      <FormError error={error} />
      <Button
        type="submit"
        variant={isPrimary ? 'primary' : 'secondary'}
        size="large"
        className="w-full"
        aria-disabled={isPending}
      >
        {isPending ? meanwhile : button}
      </Button>
    </form>
  );
}
