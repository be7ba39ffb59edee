import type { FastifyReply } from 'fastify';
import { SecondFactorBody, SignInBody, type SignInOptions, type SignInResult } from '../../../contract/sign-in-api.ts';
import type { NoteActivity } from '../../activity/activity-log.ts';
import type { SingleSignOn } from '../../staff/sign-in/single-sign-on.ts';
import type { DemoAccount } from '../../staff/demo-account.ts';
import type { SetupLink } from '../../staff/bootstrap-admin.ts';
import type { SessionCookie } from '../../staff/sign-in/session-cookie.ts';
import type { SignedIn, SignIn } from '../../staff/sign-in/sign-in.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import { isLocalRequest } from '../auth/local-request.ts';
import { signInRequest } from '../auth/sign-in-request.ts';
import { dataEnvelope } from '../responses/envelopes.ts';
import { routes } from '../../../contract/route-paths.ts';
import { AppError } from '../../errors/app-error.ts';
import { personOf, sessionResponse } from '../responses/session-response.ts';
import { defineRoute, type Route } from './route-table.ts';

export interface SignInRoutesDeps {
  readonly signIn: SignIn;
  readonly staff: StaffStore;
  readonly cookie: SessionCookie;
  readonly demo: Pick<DemoAccount, 'isOfferedTo' | 'endIfOver'>;
  readonly setupLink: Pick<SetupLink, 'printOnce'>;
  readonly note: NoteActivity;
  /** Null where there is none. */
  readonly sso: SingleSignOn | null;
}

/** Signing in and out. */
export function signInRoutes(deps: SignInRoutesDeps): readonly Route[] {
  const { signIn, staff, cookie, demo, setupLink, note, sso } = deps;
  return [
    defineRoute({
      method: 'GET',
      path: routes.session,
      rule: 'signed-in',
      handler: async ({ session }) => dataEnvelope(sessionResponse(session)),
    }),

    defineRoute({
      method: 'GET',
      path: routes.signIn,
      rule: 'public',
      handler: async ({ request }) => {
        const isDemo = await demo.isOfferedTo(isLocalRequest(request.raw));
        const firstRun = !isDemo && !(await staff.hasActiveAdministrator());
        // The page mentions the setup link whether or not one could be created just now.
        if (firstRun) await setupLink.printOnce().catch(() => {});
        return dataEnvelope({
          demo: isDemo,
          sso: sso === null ? null : { name: sso.name },
          firstRun,
        } satisfies SignInOptions);
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.signIn,
      rule: 'public',
      body: SignInBody,
      handler: async ({ body, request, reply }) => {
        try {
          return sendSession(reply, await signIn.withPassword(body, signInRequest(request.raw)), note);
        } catch (error) {
          if (isRefusal(error)) note('sign-in-failed', null, body.email);
          throw error;
        }
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.secondFactor,
      rule: 'public',
      body: SecondFactorBody,
      handler: async ({ body: { code }, request, reply }) => {
        const pending = await signIn.findPending(signInRequest(request.raw));
        try {
          return sendSession(reply, await signIn.withCode(code, pending, signInRequest(request.raw)), note);
        } catch (error) {
          // The password was right, which is more than a failed sign-in tells.
          if (isRefusal(error) && pending !== null) note('code-refused', null, pending.email);
          throw error;
        }
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.demoSignIn,
      rule: 'public',
      handler: async ({ request, reply }) =>
        sendSession(reply, await signIn.withDemo(isLocalRequest(request.raw), signInRequest(request.raw)), note),
    }),

    defineRoute({
      method: 'POST',
      path: routes.signOut,
      rule: 'signed-in',
      handler: async ({ session, reply }) => {
        await staff.sessions.end(session.staffId, session.id);
        note('signed-out', personOf(session));
        reply.header('set-cookie', cookie.clearAll());
        return dataEnvelope({});
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.signOutEverywhere,
      rule: 'signed-in',
      handler: async ({ session, reply }) => {
        await staff.sessions.endAll(session.staffId);
        note('sessions-ended', personOf(session));
        reply.header('set-cookie', cookie.clearAll());
        return dataEnvelope({});
      },
    }),
  ];
}

/** Whether the credentials were refused, not just delayed because too many sign in at the same time. */
function isRefusal(error: unknown): boolean {
  return error instanceof AppError && error.code !== 'sign-in-busy';
}

/** Sends the cookies of a session, and its user. */
export function sendSession(reply: FastifyReply, { session, cookies }: SignedIn, note: NoteActivity): string {
  reply.header('set-cookie', cookies);
  if (session === null) return dataEnvelope({ outcome: 'second-factor' } satisfies SignInResult);
  note('signed-in', personOf(session));
  return dataEnvelope({ outcome: 'signed-in', session: sessionResponse(session) } satisfies SignInResult);
}
