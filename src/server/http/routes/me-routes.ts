import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  ChangePasswordBody,
  ConfirmPasswordBody,
  MeBody,
  TwoFactorCodeBody,
  type Me,
} from '../../../contract/access-api.ts';
import { errors } from '../../../contract/errors.ts';
import type { NoteActivity } from '../../activity/activity-note.ts';
import type { NewCookies, OwnAccount, Owner } from '../../staff/account-service.ts';
import type { SessionCookie } from '../../staff/sign-in/session-cookie.ts';
import type { StaffPerson, StaffStore, StoredSession } from '../../staff/staff-store.ts';
import { answerText } from '../responses/envelope-text.ts';
import { HttpError } from '../../errors/http-error.ts';
import { readBody } from './json-body.ts';
import type { SessionOf } from '../auth/request-session.ts';
import { personOf, sessionAnswer } from '../responses/session-dto.ts';

export interface MeRoutesParts {
  readonly staff: StaffStore;
  readonly account: OwnAccount;
  readonly cookie: SessionCookie;
  readonly note: NoteActivity;
}

const signedIn = { config: { rule: 'signed-in' } } as const;

/** What is one's own: name, password, second factor, sessions. */
export function addMeRoutes(
  app: FastifyInstance,
  { staff, account, cookie, note }: MeRoutesParts,
  sessionOf: SessionOf,
): void {
  app.get('/me', signedIn, async (request) => answerText(await meOf(sessionOf(request))));

  app.patch('/me', signedIn, async (request) => {
    const session = sessionOf(request);
    const { name } = readBody(MeBody, request.body);
    await staff.rename(session.staffId, name, Date.now());
    if (name !== session.name) note('renamed', { id: session.staffId, name }, session.name);
    return answerText(await meOf({ ...session, name }));
  });

  app.post('/me/password', signedIn, async (request, reply) => {
    const { currentPassword, newPassword } = readBody(ChangePasswordBody, request.body);
    const owner = ownerOf(request);
    const cookies = await account.changePassword(owner, currentPassword, newPassword);
    note('password-changed', personOf(owner.session));
    return answerDone(reply, cookies);
  });

  app.post('/me/two-factor', signedIn, async (request) => {
    const { password } = readBody(ConfirmPasswordBody, request.body);
    return answerText(await account.startTwoFactor(ownerOf(request), password));
  });

  app.post('/me/two-factor/confirm', signedIn, async (request, reply) => {
    const { code } = readBody(TwoFactorCodeBody, request.body);
    const owner = ownerOf(request);
    if ((await personOfSession(owner.session)).hasTwoFactor) throw new HttpError(409, errors.twoFactorOn);
    const cookies = await account.confirmTwoFactor(owner, code);
    note('two-factor-on', personOf(owner.session));
    return answerDone(reply, cookies);
  });

  app.post('/me/two-factor/off', signedIn, async (request, reply) => {
    const { password } = readBody(ConfirmPasswordBody, request.body);
    const owner = ownerOf(request);
    const { hasTwoFactor } = await personOfSession(owner.session);
    const cookies = await account.endTwoFactor(owner, password);
    if (hasTwoFactor) note('two-factor-off', personOf(owner.session));
    return answerDone(reply, cookies);
  });

  app.delete('/me/sessions', signedIn, async (request) => {
    const { staffId, id, name } = sessionOf(request);
    const ended = await staff.sessions.endAll(staffId, id);
    if (ended > 0) note('sessions-ended', { id: staffId, name });
    return answerText({});
  });

  app.delete<{ Params: { sessionId: string } }>('/me/sessions/:sessionId', signedIn, async (request, reply) => {
    const session = sessionOf(request);
    const { sessionId } = request.params;
    if (!(await staff.sessions.end(session.staffId, sessionId))) throw new HttpError(404, errors.noSuchSession);
    note('sessions-ended', personOf(session));
    return answerDone(reply, sessionId === session.id ? cookie.clear() : []);
  });

  async function meOf(session: StoredSession): Promise<Me> {
    const [{ hasPassword, hasTwoFactor }, sessions] = [
      await personOfSession(session),
      await staff.sessions.list(session.staffId, Date.now()),
    ];
    return {
      session: sessionAnswer(session),
      hasPassword,
      hasTwoFactor,
      sessions: sessions.map(({ seenAt, ...listed }) => ({
        ...listed,
        isCurrent: listed.id === session.id,
        lastSeenAt: seenAt,
      })),
    };
  }

  function ownerOf(request: FastifyRequest): Owner {
    return { session: sessionOf(request), request: request.raw };
  }

  async function personOfSession({ staffId }: StoredSession): Promise<StaffPerson> {
    const person = await staff.find(staffId);
    if (person === null) throw new HttpError(401, errors.noSession);
    return person;
  }
}

function answerDone(reply: FastifyReply, cookies: NewCookies): string {
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return answerText({});
}
