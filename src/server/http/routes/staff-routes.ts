import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  InviteBody,
  StaffChangeBody,
  type LinkMade,
  type Staff,
  type StaffMember,
} from '../../../contract/access-api.ts';
import { errors } from '../../../contract/errors.ts';
import type { NoteActivity } from '../../activity/activity-note.ts';
import type { OriginPolicy } from '../auth/origin-policy.ts';
import {
  demoEmail,
  linkLife,
  type NewLink,
  type StaffChange,
  type StaffPerson,
  type StaffStore,
} from '../../staff/staff-store.ts';
import { answerText } from '../responses/envelope-text.ts';
import { HttpError } from '../../errors/http-error.ts';
import { readBody } from './json-body.ts';
import type { SessionOf } from '../auth/request-session.ts';
import { personOf } from '../responses/session-dto.ts';

export interface StaffRoutesParts {
  readonly staff: StaffStore;
  readonly originPolicy: OriginPolicy;
  readonly note: NoteActivity;
}

interface OfPerson {
  readonly Params: { readonly staffId: string };
}

const mayManage = { config: { rule: 'staff:manage' } } as const;

/** Who works here: inviting, roles, disabling, and new passwords by a link. */
export function addStaffRoutes(
  app: FastifyInstance,
  { staff, originPolicy, note }: StaffRoutesParts,
  sessionOf: SessionOf,
): void {
  app.get('/staff', mayManage, async () => {
    const [members, invites] = [await staff.list(), await staff.links.invites(Date.now())];
    return answerText({ members: members.map(toMember), invites: [...invites] } satisfies Staff);
  });

  app.post('/staff/invites', mayManage, async (request) => {
    const { email, role } = readBody(InviteBody, request.body);
    if ((await staff.findByEmail(email)) !== null) throw new HttpError(409, errors.emailTaken);
    // Whoever joins ends the demo account, which alone can ask this: nobody would be left to invite others.
    if (role !== 'administrator' && !(await staff.hasActiveAdministrator()))
      throw new HttpError(409, errors.lastAdministrator);
    const made = await makeLink(request, { purpose: 'invite', email, name: null, role, staffId: null });
    note('staff-invited', personOf(sessionOf(request)), email);
    return answerText(made);
  });

  app.delete<{ Params: { inviteId: string } }>('/staff/invites/:inviteId', mayManage, async (request) => {
    const email = await staff.links.withdraw(request.params.inviteId);
    if (email === null) throw new HttpError(404, errors.noSuchInvite);
    note('invite-withdrawn', personOf(sessionOf(request)), email);
    return answerText({});
  });

  app.patch<OfPerson>('/staff/:staffId', mayManage, async (request) => {
    const { role, isDisabled } = readBody(StaffChangeBody, request.body);
    // One at a time, so that nothing is half done.
    if ((role === undefined) === (isDisabled === undefined)) throw new HttpError(400, errors.malformedBody);
    const person = await anotherPerson(request);
    const by = personOf(sessionOf(request));
    if (role !== undefined && role !== person.role) {
      demandChanged(await staff.setRole(person.id, role, Date.now()));
      note('role-changed', by, `${person.name}: ${role}`);
    }
    if (isDisabled !== undefined && isDisabled !== person.isDisabled) {
      demandChanged(await staff.setDisabled(person.id, isDisabled, Date.now()));
      note(isDisabled ? 'staff-disabled' : 'staff-enabled', by, person.name);
    }
    return answerText({});
  });

  app.post<OfPerson>('/staff/:staffId/reset-link', mayManage, async (request) => {
    const { id, name, email, role, isDisabled } = await anotherPerson(request);
    if (isDisabled) throw new HttpError(409, errors.disabledAccount);
    const made = await makeLink(request, { purpose: 'reset', email, name, role, staffId: id });
    note('reset-link-made', personOf(sessionOf(request)), name);
    return answerText(made);
  });

  async function makeLink(
    request: FastifyRequest,
    link: Omit<NewLink, 'createdBy' | 'expiresAt'> & { purpose: keyof typeof linkLife },
  ): Promise<LinkMade> {
    const now = Date.now();
    const expiresAt = now + linkLife[link.purpose];
    const { token } = await staff.links.make({ ...link, createdBy: sessionOf(request).staffId, expiresAt }, now);
    return { link: `${originPolicy.originFor(request.raw)}/link#${token}`, expiresAt: expiresAt };
  }

  /**
   * Of one's own account, Me has what there is to change: nobody shuts themselves out, or gets past their own password.
   */
  async function anotherPerson(request: FastifyRequest<OfPerson>): Promise<StaffPerson> {
    const { staffId } = request.params;
    if (staffId === sessionOf(request).staffId) throw new HttpError(409, errors.notYourself);
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
