import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { LabelledField, type LabelledFieldProps } from '../../ui/labelled-field.tsx';
import { ValidatedForm, type ValidatedFormProps } from '../../ui/validated-form.tsx';
import { FormError } from './form-error.tsx';
import { useSubmission } from './use-submission.ts';

export interface FormProps extends Pick<ValidatedFormProps, 'rules' | 'fieldOf'> {
  /** Sends what was filled in, each field by its name. */
  readonly send: (filled: FormData) => Promise<void>;
  /** The button's text, and its text while the form is being sent. */
  readonly button: string;
  readonly pendingButton?: string;
  /** The button is the page's main action, unless told otherwise. */
  readonly isPrimary?: boolean;
  /** The fields. */
  readonly children: ReactNode;
}

/** Fields, the error of the last submission, and the button that submits. */
export function Form({ send, button, pendingButton = button, isPrimary = true, children, ...form }: FormProps) {
  const { isPending, error, submit } = useSubmission(send);
  return (
    <ValidatedForm {...form} error={error} onSubmit={submit}>
      {(formError) => (
        <>
          {children}
          <FormError error={formError} />
          <Button
            type="submit"
            variant={isPrimary ? 'primary' : 'secondary'}
            size="large"
            className="w-full"
            aria-disabled={isPending}
          >
            {isPending ? pendingButton : button}
          </Button>
        </>
      )}
    </ValidatedForm>
  );
}

/** As high as the form's button. */
export const fieldHeight = 'h-10';

/** A field as high as the form's button. */
export function Field(props: LabelledFieldProps) {
  return <LabelledField {...props} className={fieldHeight} />;
}
