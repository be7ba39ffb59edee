import { LinkLookBody, LinkUseBody, type OneTimeLink } from '../../../contract/sign-in-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { signInRequest } from '../auth/sign-in-request.ts';
import { dataEnvelope } from '../responses/envelopes.ts';
import { HttpError } from '../responses/http-error.ts';
import { personOf } from '../responses/session-response.ts';
import { defineRoute, type Route } from './route-table.ts';
import { sendSession, type SignInRoutesDeps } from './sign-in-routes.ts';

/** One-time links. The secret is in the fragment of their address and comes in a body, so it is in no log. */
export function linkRoutes({
  signIn,
  staff,
  demo,
  note,
}: Pick<SignInRoutesDeps, 'signIn' | 'staff' | 'demo' | 'note'>): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: routes.linkLook,
      rule: 'public',
      body: LinkLookBody,
      handler: async ({ body }) => dataEnvelope(await look(body.token)),
    }),

    defineRoute({
      method: 'POST',
      path: routes.linkUse,
      rule: 'public',
      body: LinkUseBody,
      handler: async ({ body, request, reply }) => {
        const { token, email, name, password } = body;
        // Before the password is hashed, so that an invalid link costs nothing.
        const link = await look(token);
        if (link.purpose === 'first' && email === undefined) throw new HttpError(400, errors.body('email'));
        if (link.purpose !== 'reset' && name === undefined) throw new HttpError(400, errors.body('name'));
        const signedIn = await signIn.withLink(
          token,
          { email: email ?? null, name: name ?? null },
          password,
          signInRequest(request.raw),
        );
        if (signedIn.session !== null)
          note(link.purpose === 'reset' ? 'password-changed' : 'staff-joined', personOf(signedIn.session));
        return sendSession(reply, signedIn, note);
      },
    }),
  ];

  async function look(token: string): Promise<OneTimeLink> {
    // It may have made this link.
    await demo.endIfOver();
    const link = await staff.links.find(token, Date.now());
    if (link === null) throw new HttpError(404, errors.linkExpired);
    return link;
  }
}
