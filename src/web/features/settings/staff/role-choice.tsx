import type { Role } from '../../../../contract/roles.ts';
import { roles } from '../../../../contract/roles.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { roleNames, roleDescriptions } from '../role-names.ts';

export interface RoleChoiceProps {
  readonly role: Role;
  readonly onChange: (role: Role) => void;
}

/** Chooses a role, with its description. */
export function RoleChoice({ role, onChange }: RoleChoiceProps) {
  return (
    <div className="grid gap-1.5">
      <Segmented
        label="Role"
        options={roles.map((value) => ({ value, label: roleNames[value] }))}
        value={role}
        onChange={onChange}
      />
      <p className="text-xs text-muted">{roleDescriptions[role]}</p>
    </div>
  );
}
