import { queryOptions } from '@tanstack/react-query';
import { LinkMadeResponse, StaffResponse, type LinkMade, type StaffMember } from '../../../../contract/settings-api.ts';
import { DoneResponse } from '../../../../contract/envelope.ts';
import type { Role } from '../../../../contract/roles-and-permissions.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { getJson, mutateJson } from '../../../lib/api/api-client.ts';
import { settingsKey } from '../settings-query-key.ts';

/** Team members and invitations. */
export function staffOptions() {
  return queryOptions({
    queryKey: [...settingsKey, 'staff'],
    queryFn: async ({ signal }) => (await getJson(routes.staff, StaffResponse, signal)).data,
    staleTime: 0,
  });
}

/** Throws an ApiError, as all below do; a ConflictError gives the reason in the server's words. */
export async function invite(email: string, role: Role): Promise<LinkMade> {
  return (await mutateJson({ method: 'POST', path: routes.invites, body: { email, role } }, LinkMadeResponse)).data;
}

export async function cancelInvite(id: string): Promise<void> {
  await mutateJson({ method: 'DELETE', path: routes.invite(id) }, DoneResponse);
}

export async function setRole({ id }: StaffMember, role: Role): Promise<void> {
  await mutateJson({ method: 'PATCH', path: routes.staffMember(id), body: { role } }, DoneResponse);
}

/** Disabling ends all their sessions too. */
export async function setDisabled({ id }: StaffMember, isDisabled: boolean): Promise<void> {
  await mutateJson({ method: 'PATCH', path: routes.staffMember(id), body: { isDisabled } }, DoneResponse);
}

/** Whether viewers may export customers, from their next request on. */
export async function setViewerExports(areAllowed: boolean): Promise<void> {
  await mutateJson({ method: 'PUT', path: routes.viewerExports, body: { areAllowed } }, DoneResponse);
}

/** Creates a password reset link; using it ends their sessions and turns off two-step sign-in. */
export async function createResetLink({ id }: StaffMember): Promise<LinkMade> {
  return (await mutateJson({ method: 'POST', path: routes.resetLink(id), body: {} }, LinkMadeResponse)).data;
}
