import type { Role } from '../../../../contract/roles-and-permissions.ts';
import { roles } from '../../../../contract/roles-and-permissions.ts';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { roleNames, roleDescriptions } from '../role-names.ts';

export interface RoleChoiceProps {
  readonly role: Role;
  readonly onChange: (role: Role) => void;
}

/** Chooses a role, with its description. */
export function RoleChoice({ role, onChange }: RoleChoiceProps) {
  return (
    <div className="grid gap-1.5">
      <SegmentedControl
        label="Role"
        options={roles.map((value) => ({ value, label: roleNames[value] }))}
        value={role}
        onChange={onChange}
      />
      <p className="text-xs text-muted">{roleDescriptions[role]}</p>
    </div>
  );
}
