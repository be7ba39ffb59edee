import type { FastifyInstance } from 'fastify';
import { LinkLookBody, LinkUseBody, type OneTimeLink } from '../../../contract/access-api.ts';
import { errors } from '../../../contract/errors.ts';
import { answerText } from '../responses/envelope-text.ts';
import { HttpError } from '../../errors/http-error.ts';
import { readBody } from './json-body.ts';
import { personOf } from '../responses/session-dto.ts';
import { answerSignedIn, type SignInRoutesParts } from './sign-in-routes.ts';

const everybody = { config: { rule: 'public' } } as const;

/** One-time links: their secret comes in a body, from the fragment of an address, and so is in no log. */
export function addLinkRoutes(app: FastifyInstance, { signIn, staff, note }: SignInRoutesParts): void {
  app.post('/links/look', everybody, async (request) =>
    answerText(await look(readBody(LinkLookBody, request.body).token)),
  );

  app.post('/links/use', everybody, async (request, reply) => {
    const { token, email, name, password } = readBody(LinkUseBody, request.body);
    // Before a password is hashed: what is not a link costs nothing.
    const link = await look(token);
    if (link.purpose === 'first' && email === undefined) throw new HttpError(400, errors.body('email'));
    if (link.purpose !== 'reset' && name === undefined) throw new HttpError(400, errors.body('name'));
    const signedIn = await signIn.withLink(token, { email: email ?? null, name: name ?? null }, password, request.raw);
    if (signedIn.session !== null)
      note(link.purpose === 'reset' ? 'password-changed' : 'staff-joined', personOf(signedIn.session));
    return answerSignedIn(reply, signedIn, note);
  });

  async function look(token: string): Promise<OneTimeLink> {
    const link = await staff.links.look(token, Date.now());
    if (link === null) throw new HttpError(404, errors.linkOver);
    return link;
  }
}
