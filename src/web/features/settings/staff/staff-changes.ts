import { DoneAnswer, LinkMadeAnswer, type LinkMade, type StaffMember } from '../../../../contract/access-api.ts';
import type { Role } from '../../../../contract/roles.ts';
import { routes } from '../../../../contract/routes.ts';
import { mutateJson } from '../../../lib/api/api-client.ts';

/** Each throws an ApiError; a conflict says in the server's words why not. */
export async function invite(email: string, role: Role): Promise<LinkMade> {
  return (await mutateJson({ method: 'POST', path: routes.invites, body: { email, role } }, LinkMadeAnswer)).data;
}

export async function cancelInvite(id: string): Promise<void> {
  await mutateJson({ method: 'DELETE', path: routes.invite(id) }, DoneAnswer);
}

export async function setRole({ id }: StaffMember, role: Role): Promise<void> {
  await mutateJson({ method: 'PATCH', path: routes.staffMember(id), body: { role } }, DoneAnswer);
}

/** Ends every session of theirs too. */
export async function setDisabled({ id }: StaffMember, isDisabled: boolean): Promise<void> {
  await mutateJson({ method: 'PATCH', path: routes.staffMember(id), body: { isDisabled } }, DoneAnswer);
}

/** A link to choose a new password by; using it ends their sessions and their second factor. */
export async function createResetLink({ id }: StaffMember): Promise<LinkMade> {
  return (await mutateJson({ method: 'POST', path: routes.resetLink(id), body: {} }, LinkMadeAnswer)).data;
}
