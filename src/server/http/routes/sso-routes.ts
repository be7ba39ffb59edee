import { SsoBody } from '../../../contract/sign-in-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import type { NoteActivity } from '../../activity/activity-log.ts';
import type { OriginPolicy } from '../auth/origin-policy.ts';
import type { SingleSignOn } from '../../staff/sign-in/single-sign-on.ts';
import { signInRequest } from '../auth/sign-in-request.ts';
import { dataEnvelope } from '../responses/envelopes.ts';
import { HttpError } from '../responses/http-error.ts';
import { personOf } from '../responses/session-response.ts';
import { defineRoute, type Route } from './route-table.ts';

export interface SsoRoutesDeps {
  /** Null where there is none. */
  readonly sso: SingleSignOn | null;
  readonly originPolicy: OriginPolicy;
  readonly note: NoteActivity;
}

/** Single sign-on: where it starts, and the callback, the one address another site may send a browser to. */
export function ssoRoutes({ sso, originPolicy, note }: SsoRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: routes.ssoSignIn,
      rule: 'public',
      body: SsoBody,
      handler: async ({ body: { returnTo }, request, reply }) => {
        if (sso === null) throw new HttpError(404, errors.routeNotFound);
        const { url, cookies } = await sso.start(returnTo, originPolicy.knownOriginFor(request.raw));
        reply.header('set-cookie', cookies);
        return dataEnvelope({ url });
      },
    }),

    // No HEAD: it would use up the code.
    defineRoute({
      method: 'GET',
      path: routes.ssoCallback,
      head: false,
      rule: 'public',
      handler: async ({ request, reply }) => {
        if (sso === null) throw new HttpError(404, errors.routeNotFound);
        if (originPolicy.isSubresource(request.raw) || !originPolicy.hasTrustedHost(request.raw))
          throw new HttpError(403, errors.forbidden);
        const origin = originPolicy.knownOriginFor(request.raw);
        const { location, cookies, session, hasJoined } = await sso.finish(
          request.raw.url ?? '',
          origin,
          signInRequest(request.raw),
        );
        if (session !== null && hasJoined) note('staff-joined', personOf(session));
        if (session !== null) note('signed-in', personOf(session));
        return reply.header('set-cookie', cookies).redirect(location);
      },
    }),
  ];
}
