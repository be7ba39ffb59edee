import type { Session } from '../../../contract/access-api.ts';
import { rolePermissions } from '../../../contract/roles.ts';
import { demoEmail, type StoredSession } from '../../staff/staff-store.ts';

/** Whoever is signed in, as pages know them. */
export function sessionDto({ staffId, name, email, role }: StoredSession): Session {
  return {
    id: staffId,
    name,
    email: email === demoEmail ? null : email,
    role,
    permissions: [...rolePermissions[role]],
  };
}

/** The same as the activity notes them. */
export function personOf({ staffId, name }: StoredSession): { readonly id: string; readonly name: string } {
  return { id: staffId, name };
}
