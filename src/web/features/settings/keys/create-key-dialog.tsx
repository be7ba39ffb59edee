import { useId, useState } from 'react';
import { keyScopes, usualScopes, type KeyScope } from '../../../../contract/roles-and-permissions.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm, formText } from '../../../ui/dialog-form.tsx';
import { fieldRules } from '../../../ui/field-rules.ts';
import { LabelledField } from '../../../ui/labelled-field.tsx';
import { SecretReveal } from '../forms/secret-reveal.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { createKey } from './keys-api.ts';
import { scopeNames } from './key-row.tsx';

const rules = { name: fieldRules.name };

/** Asks for a name and scopes, then shows the new key once. */
export function CreateKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const [scopes, setScopes] = useState<readonly KeyScope[]>(usualScopes);
  const { isPending, error, result, send } = useSettingsMutation((name: string) => createKey(name, scopes));
  return (
    <Dialog
      open
      onClose={onClose}
      isPending={isPending}
      isKept={result !== null}
      title={result === null ? 'Create an API key' : 'API key created'}
    >
      {result !== null && (
        <SecretReveal what="key" text={result} onClose={onClose}>
          Copy this key now. You won’t be able to see it again. Treat it like a password.
        </SecretReveal>
      )}
      {result === null && (
        <DialogForm
          submit="Create key"
          isPending={isPending}
          error={error}
          rules={rules}
          onSubmit={(form) => send(formText(form, 'name'))}
          onCancel={onClose}
        >
          <LabelledField label="Name" name="name" required hint="The program it’s for, such as “Newsletter sync”." />
          <ScopeChoice scopes={scopes} onChange={setScopes} />
        </DialogForm>
      )}
    </Dialog>
  );
}

interface ScopeChoiceProps {
  readonly scopes: readonly KeyScope[];
  readonly onChange: (scopes: readonly KeyScope[]) => void;
}

/** The last scope cannot be removed, as a key without one would be useless. */
function ScopeChoice({ scopes, onChange }: ScopeChoiceProps) {
  const id = useId();
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1.5 text-[0.8125rem] text-muted">Scopes</legend>
      {keyScopes.map((scope) => {
        const isOn = scopes.includes(scope);
        return (
          <div key={scope} className="flex min-h-6 items-center gap-2">
            <input
              id={`${id}-${scope}`}
              type="checkbox"
              checked={isOn}
              disabled={isOn && scopes.length === 1}
              onChange={() => onChange(isOn ? scopes.filter((other) => other !== scope) : [...scopes, scope])}
              className="size-4 accent-accent"
            />
            <label htmlFor={`${id}-${scope}`}>{scopeNames[scope]}</label>
          </div>
        );
      })}
    </fieldset>
  );
}
