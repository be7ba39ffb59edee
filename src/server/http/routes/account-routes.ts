import type { FastifyReply } from 'fastify';
import {
  ChangePasswordBody,
  ConfirmPasswordBody,
  MeBody,
  TwoFactorCodeBody,
  type Me,
} from '../../../contract/sign-in-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import type { NoteActivity } from '../../activity/activity-log.ts';
import type { AccountService, NewCookies } from '../../staff/account-service.ts';
import type { SessionCookie } from '../../staff/sign-in/session-cookie.ts';
import type { StoredSession } from '../../staff/session-store.ts';
import type { StaffPerson, StaffStore } from '../../staff/staff-store.ts';
import { dataEnvelope } from '../responses/envelopes.ts';
import { HttpError } from '../responses/http-error.ts';
import { personOf, sessionResponse } from '../responses/session-response.ts';
import { defineRoute, type Route } from './route-table.ts';

export interface MeRoutesDeps {
  readonly staff: StaffStore;
  readonly account: AccountService;
  readonly cookie: SessionCookie;
  readonly note: NoteActivity;
}

/** A user's own account: name, password, two-step sign-in, sessions. */
export function meRoutes({ staff, account, cookie, note }: MeRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: routes.me,
      rule: 'signed-in',
      handler: async ({ session }) => dataEnvelope(await meOf(session)),
    }),

    defineRoute({
      method: 'PATCH',
      path: routes.me,
      rule: 'signed-in',
      body: MeBody,
      handler: async ({ body: { name }, session }) => {
        await staff.rename(session.staffId, name);
        if (name !== session.name) note('renamed', { id: session.staffId, name }, session.name);
        return dataEnvelope(await meOf({ ...session, name }));
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.myPassword,
      rule: 'signed-in',
      body: ChangePasswordBody,
      handler: async ({ body, session, reply }) => {
        const cookies = await account.changePassword(session, body.currentPassword, body.newPassword);
        note('password-changed', personOf(session));
        return sendDone(reply, cookies);
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.myTwoFactor,
      rule: 'signed-in',
      body: ConfirmPasswordBody,
      handler: async ({ body: { password }, session }) => dataEnvelope(await account.startTwoStep(session, password)),
    }),

    defineRoute({
      method: 'POST',
      path: routes.confirmTwoFactor,
      rule: 'signed-in',
      body: TwoFactorCodeBody,
      handler: async ({ body: { code }, session, reply }) => {
        const cookies = await account.confirmTwoStep(session, code);
        note('two-factor-on', personOf(session));
        return sendDone(reply, cookies);
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.endTwoFactor,
      rule: 'signed-in',
      body: ConfirmPasswordBody,
      handler: async ({ body: { password }, session, reply }) => {
        const { hasTwoFactor } = await personOfSession(session);
        const cookies = await account.endTwoStep(session, password);
        if (hasTwoFactor) note('two-factor-off', personOf(session));
        return sendDone(reply, cookies);
      },
    }),

    defineRoute({
      method: 'DELETE',
      path: routes.mySessions,
      rule: 'signed-in',
      handler: async ({ session }) => {
        const ended = await staff.sessions.endAll(session.staffId, session.id);
        if (ended > 0) note('sessions-ended', personOf(session));
        return dataEnvelope({});
      },
    }),

    defineRoute({
      method: 'DELETE',
      path: routes.mySession,
      rule: 'signed-in',
      handler: async ({ params: { sessionId }, session, reply }) => {
        if (!(await staff.sessions.end(session.staffId, sessionId))) throw new HttpError(404, errors.noSuchSession);
        note('sessions-ended', personOf(session));
        return sendDone(reply, sessionId === session.id ? cookie.clearAll() : []);
      },
    }),
  ];

  async function meOf(session: StoredSession): Promise<Me> {
    const [{ hasPassword, hasTwoFactor }, sessions] = [
      await personOfSession(session),
      await staff.sessions.list(session.staffId, Date.now()),
    ];
    return {
      session: sessionResponse(session),
      hasPassword,
      hasTwoFactor,
      sessions: sessions.map(({ seenAt, ...listed }) => ({
        ...listed,
        isCurrent: listed.id === session.id,
        lastSeenAt: seenAt,
      })),
    };
  }

  async function personOfSession({ staffId }: StoredSession): Promise<StaffPerson> {
    const person = await staff.find(staffId);
    if (person === null) throw new HttpError(401, errors.noSession);
    return person;
  }
}

function sendDone(reply: FastifyReply, cookies: NewCookies): string {
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return dataEnvelope({});
}
