import { UsersRound } from 'lucide-react';
import { maxViewNameLength, ViewName, type ViewVisibility } from '../../../../../contract/views/saved-views.ts';
import { ConflictError, type ApiError } from '../../../../lib/api/api-errors.ts';
import { LabelledField } from '../../../../ui/labelled-field.tsx';
import { SegmentedControl } from '../../../../ui/segmented-control.tsx';

/** The fields that the dialogs of views share. */

export const nameRules = {
  name: { schema: ViewName, message: `Enter a name of at most ${maxViewNameLength} characters.` },
};

/** A refused name is said under its field. */
export function conflictOverName(error: ApiError): string | null {
  return error instanceof ConflictError ? 'name' : null;
}

export function NameField({ defaultValue }: { readonly defaultValue: string }) {
  return (
    <LabelledField
      label="Name"
      name="name"
      required
      defaultValue={defaultValue}
      // A suggestion is replaced by typing.
      onFocus={({ target }) => target.select()}
    />
  );
}

export interface VisibilityFieldProps {
  readonly value: ViewVisibility;
  readonly onChange: (value: ViewVisibility) => void;
}

const options = [
  { value: 'private', label: 'Only me' },
  { value: 'everyone', label: 'Everyone', icon: <UsersRound aria-hidden="true" className="size-4" /> },
] as const;

const hints: Readonly<Record<ViewVisibility, string>> = {
  private: 'Only you see it. You can share it later.',
  everyone: 'Everyone who signs in sees it; you and administrators can change it.',
};

export function VisibilityField({ value, onChange }: VisibilityFieldProps) {
  return (
    <div className="grid gap-1.5">
      <span aria-hidden="true" className="text-[0.8125rem] text-muted">
        Who sees it
      </span>
      <SegmentedControl label="Who sees it" options={options} value={value} onChange={onChange} />
      <p className="text-xs text-muted" role="status">
        {hints[value]}
      </p>
    </div>
  );
}
