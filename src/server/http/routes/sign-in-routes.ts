import type { FastifyInstance, FastifyReply } from 'fastify';
import { SecondFactorBody, SignInBody, type SignInOptions, type SignInResult } from '../../../contract/access-api.ts';
import type { NoteActivity } from '../../activity/activity-note.ts';
import type { Sso } from '../../staff/sign-in/sso.ts';
import type { DemoAccount } from '../../staff/demo-account.ts';
import type { FirstLink } from '../../staff/bootstrap-admin.ts';
import type { SessionCookie } from '../../staff/sign-in/session-cookie.ts';
import type { SignedIn, SignIn } from '../../staff/sign-in/sign-in.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import { answerText } from '../responses/envelope-text.ts';
import { AppError } from '../../errors/app-error.ts';
import { readBody } from './json-body.ts';
import { personOf, sessionAnswer } from '../responses/session-dto.ts';
import type { SessionOf } from '../auth/request-session.ts';

export interface SignInRoutesParts {
  readonly signIn: SignIn;
  readonly staff: StaffStore;
  readonly cookie: SessionCookie;
  readonly demo: Pick<DemoAccount, 'isOfferedTo'>;
  readonly firstLink: Pick<FirstLink, 'printOnce'>;
  readonly note: NoteActivity;
  /** Null where there is none. */
  readonly sso: Sso | null;
}

const everybody = { config: { rule: 'public' } } as const;
const signedIn = { config: { rule: 'signed-in' } } as const;

/** How staff get a session, see whose it is, and end it. */
export function addSignInRoutes(app: FastifyInstance, parts: SignInRoutesParts, sessionOf: SessionOf): void {
  const { signIn, staff, cookie, demo, firstLink, note, sso } = parts;

  app.get('/session', signedIn, async (request) => answerText(sessionAnswer(sessionOf(request))));

  app.get('/sign-in', everybody, async (request) => {
    const isDemo = await demo.isOfferedTo(request.raw);
    const firstRun = !isDemo && !(await staff.hasActiveAdministrator());
    // Whoever comes is told that there is a link, whether or not one could be made just now.
    if (firstRun) await firstLink.printOnce().catch(() => {});
    return answerText({
      demo: isDemo,
      sso: sso === null ? null : { name: sso.name },
      firstRun,
    } satisfies SignInOptions);
  });

  app.post('/sign-in', everybody, async (request, reply) => {
    const body = readBody(SignInBody, request.body);
    try {
      return answerSignedIn(reply, await signIn.withPassword(body, request.raw), note);
    } catch (error) {
      if (isRefusal(error)) note('sign-in-failed', null, body.email);
      throw error;
    }
  });

  app.post('/sign-in/second-factor', everybody, async (request, reply) => {
    const { code } = readBody(SecondFactorBody, request.body);
    const waiting = await signIn.whoWaits(request.raw);
    try {
      return answerSignedIn(reply, await signIn.withSecondFactor(code, waiting, request.raw), note);
    } catch (error) {
      // Somebody knows the password: more than a failed sign-in says.
      if (isRefusal(error) && waiting !== null) note('code-refused', null, waiting.email);
      throw error;
    }
  });

  app.post('/sign-in/demo', everybody, async (request, reply) =>
    answerSignedIn(reply, await signIn.withDemo(request.raw), note),
  );

  app.post('/sign-out', signedIn, async (request, reply) => {
    const session = sessionOf(request);
    await staff.sessions.end(session.staffId, session.id);
    note('signed-out', personOf(session));
    reply.header('set-cookie', cookie.clear());
    return answerText({});
  });

  app.post('/sign-out-everywhere', signedIn, async (request, reply) => {
    const session = sessionOf(request);
    await staff.sessions.endAll(session.staffId);
    note('sessions-ended', personOf(session));
    reply.header('set-cookie', cookie.clear());
    return answerText({});
  });
}

/** Whether what was tried was refused, rather than put off because too many sign in at the same time. */
function isRefusal(error: unknown): boolean {
  return error instanceof AppError && error.code !== 'sign-in-busy';
}

/** Sends a session's cookies, and says whose it is. */
export function answerSignedIn(reply: FastifyReply, { session, cookies }: SignedIn, note: NoteActivity): string {
  reply.header('set-cookie', cookies);
  if (session === null) return answerText({ outcome: 'second-factor' } satisfies SignInResult);
  note('signed-in', personOf(session));
  return answerText({ outcome: 'signed-in', session: sessionAnswer(session) } satisfies SignInResult);
}
