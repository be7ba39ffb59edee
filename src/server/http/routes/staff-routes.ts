import type { FastifyRequest } from 'fastify';
import {
  InviteBody,
  StaffChangeBody,
  ViewerExportsBody,
  type LinkMade,
  type Staff,
  type StaffMember,
} from '../../../contract/settings-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import type { NoteActivity } from '../../activity/activity-log.ts';
import type { OriginPolicy } from '../auth/origin-policy.ts';
import type { StoredSession } from '../../staff/session-store.ts';
import {
  demoEmail,
  linkLife,
  type NewLink,
  type StaffChange,
  type StaffPerson,
  type StaffStore,
} from '../../staff/staff-store.ts';
import { dataEnvelope } from '../responses/envelopes.ts';
import { HttpError } from '../responses/http-error.ts';
import { personOf } from '../responses/session-response.ts';
import { defineRoute, type Route } from './route-table.ts';

export interface StaffRoutesDeps {
  readonly staff: StaffStore;
  readonly originPolicy: OriginPolicy;
  readonly note: NoteActivity;
}

/** Staff: invitations, roles, what viewers may do, disabling, and password reset links. */
export function staffRoutes({ staff, originPolicy, note }: StaffRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: routes.staff,
      rule: 'staff:manage',
      handler: async () => {
        const [members, invites] = [await staff.list(), await staff.links.invites(Date.now())];
        const viewersMayExport = await staff.viewersMayExport();
        return dataEnvelope({
          members: members.map(toMember),
          invites: [...invites],
          viewersMayExport,
        } satisfies Staff);
      },
    }),

    defineRoute({
      method: 'PUT',
      path: routes.viewerExports,
      rule: 'staff:manage',
      body: ViewerExportsBody,
      handler: async ({ body: { areAllowed }, session }) => {
        if (areAllowed !== (await staff.viewersMayExport())) {
          await staff.setViewersMayExport(areAllowed);
          note(areAllowed ? 'viewer-exports-on' : 'viewer-exports-off', personOf(session), null);
        }
        return dataEnvelope({});
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.invites,
      rule: 'staff:manage',
      body: InviteBody,
      handler: async ({ body: { email, role }, session, request }) => {
        if ((await staff.findByEmail(email)) !== null) throw new HttpError(409, errors.emailTaken);
        // The first to join ends the demo account, which would leave no one to invite others.
        if (role !== 'administrator' && !(await staff.hasActiveAdministrator()))
          throw new HttpError(409, errors.lastAdministrator);
        const made = await makeLink(session, request, { purpose: 'invite', email, name: null, role, staffId: null });
        note('staff-invited', personOf(session), email);
        return dataEnvelope(made);
      },
    }),

    defineRoute({
      method: 'DELETE',
      path: routes.invite,
      rule: 'staff:manage',
      handler: async ({ params: { inviteId }, session }) => {
        const email = await staff.links.cancelInvite(inviteId);
        if (email === null) throw new HttpError(404, errors.noSuchInvite);
        note('invite-withdrawn', personOf(session), email);
        return dataEnvelope({});
      },
    }),

    defineRoute({
      method: 'PATCH',
      path: routes.staffMember,
      rule: 'staff:manage',
      body: StaffChangeBody,
      handler: async ({ params, body: { role, isDisabled }, session }) => {
        // One change per request, so that none is half done.
        if ((role === undefined) === (isDisabled === undefined)) throw new HttpError(400, errors.malformedBody);
        const person = await anotherPerson(params.staffId, session);
        const by = personOf(session);
        if (role !== undefined && role !== person.role) {
          demandChanged(await staff.setRole(person.id, role));
          note('role-changed', by, `${person.name}: ${role}`);
        }
        if (isDisabled !== undefined && isDisabled !== person.isDisabled) {
          demandChanged(await staff.setDisabled(person.id, isDisabled, Date.now()));
          note(isDisabled ? 'staff-disabled' : 'staff-enabled', by, person.name);
        }
        return dataEnvelope({});
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.resetLink,
      rule: 'staff:manage',
      handler: async ({ params, session, request }) => {
        // Who uses the link has the account for good, and the demo account is anyone's.
        if (session.email === demoEmail) throw new HttpError(403, errors.forbidden);
        const { id, name, email, role, isDisabled } = await anotherPerson(params.staffId, session);
        if (isDisabled) throw new HttpError(409, errors.disabledAccount);
        const made = await makeLink(session, request, { purpose: 'reset', email, name, role, staffId: id });
        note('reset-link-made', personOf(session), name);
        return dataEnvelope(made);
      },
    }),
  ];

  async function makeLink(
    { staffId: createdBy }: StoredSession,
    request: FastifyRequest,
    link: Omit<NewLink, 'createdBy' | 'expiresAt'> & { purpose: keyof typeof linkLife },
  ): Promise<LinkMade> {
    const now = Date.now();
    const expiresAt = now + linkLife[link.purpose];
    const { token } = await staff.links.create({ ...link, createdBy, expiresAt }, now);
    return { link: `${originPolicy.originFor(request.raw)}/link#${token}`, expiresAt };
  }

  /**
   * Not the user's own account: its changes are in account-routes.ts, so no one locks themselves out or skips their
   * password.
   */
  async function anotherPerson(staffId: string, session: StoredSession): Promise<StaffPerson> {
    if (staffId === session.staffId) throw new HttpError(409, errors.notYourself);
    const person = await staff.find(staffId);
    if (person === null || person.email === demoEmail) throw new HttpError(404, errors.noSuchPerson);
    return person;
  }
}

function demandChanged(change: StaffChange): void {
  if (change === 'last-administrator') throw new HttpError(409, errors.lastAdministrator);
  if (change === 'unknown') throw new HttpError(404, errors.noSuchPerson);
}

function toMember({
  id,
  name,
  email,
  role,
  isDisabled,
  hasTwoFactor,
  createdAt,
  lastSeenAt,
}: StaffPerson): StaffMember {
  return { id, name, email: email === demoEmail ? null : email, role, isDisabled, hasTwoFactor, createdAt, lastSeenAt };
}
