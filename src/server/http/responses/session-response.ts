import type { Session } from '../../../contract/session.ts';
import type { StoredSession } from '../../staff/session-store.ts';
import { demoEmail } from '../../staff/staff-store.ts';

/** The signed-in user, as pages see them. */
export function sessionResponse({ staffId, name, email, role, permissions }: StoredSession): Session {
  return {
    id: staffId,
    name,
    email: email === demoEmail ? null : email,
    role,
    permissions: [...permissions],
  };
}

/** The signed-in user, as the activity log records them. */
export function personOf({ staffId, name }: StoredSession): { readonly id: string; readonly name: string } {
  return { id: staffId, name };
}
