import { queryOptions } from '@tanstack/react-query';
import { LinkMadeAnswer, StaffAnswer, type LinkMade, type StaffMember } from '../../../../contract/settings-api.ts';
import { DoneAnswer } from '../../../../contract/envelope.ts';
import type { Role } from '../../../../contract/roles-and-permissions.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { getJson, mutateJson } from '../../../lib/api/api-client.ts';
import { settingsKey } from '../settings-query-key.ts';

/** Team members and invitations. */
export function staffOptions() {
  return queryOptions({
    queryKey: [...settingsKey, 'staff'],
    queryFn: async ({ signal }) => (await getJson(routes.staff, StaffAnswer, signal)).data,
    staleTime: 0,
  });
}

/** Throws an ApiError, as all below do; a ConflictError gives the reason in the server's words. */
export async function invite(email: string, role: Role): Promise<LinkMade> {
  return (await mutateJson({ method: 'POST', path: routes.invites, body: { email, role } }, LinkMadeAnswer)).data;
}

export async function cancelInvite(id: string): Promise<void> {
  await mutateJson({ method: 'DELETE', path: routes.invite(id) }, DoneAnswer);
}

export async function setRole({ id }: StaffMember, role: Role): Promise<void> {
  await mutateJson({ method: 'PATCH', path: routes.staffMember(id), body: { role } }, DoneAnswer);
}

/** Disabling ends all their sessions too. */
export async function setDisabled({ id }: StaffMember, isDisabled: boolean): Promise<void> {
  await mutateJson({ method: 'PATCH', path: routes.staffMember(id), body: { isDisabled } }, DoneAnswer);
}

/** Creates a password reset link; using it ends their sessions and turns off two-step sign-in. */
export async function createResetLink({ id }: StaffMember): Promise<LinkMade> {
  return (await mutateJson({ method: 'POST', path: routes.resetLink(id), body: {} }, LinkMadeAnswer)).data;
}
