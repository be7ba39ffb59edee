import type { FastifyInstance } from 'fastify';
import { SsoBody } from '../../../contract/access-api.ts';
import { errors } from '../../../contract/errors.ts';
import type { NoteActivity } from '../../activity/activity-note.ts';
import type { OriginPolicy } from '../auth/origin-policy.ts';
import type { Sso } from '../../staff/sign-in/sso.ts';
import { answerText } from '../responses/envelope-text.ts';
import { HttpError } from '../../errors/http-error.ts';
import { readBody } from './json-body.ts';
import { personOf } from '../responses/session-dto.ts';

export interface SsoRoutesParts {
  /** Null where there is none. */
  readonly sso: Sso | null;
  readonly originPolicy: Pick<OriginPolicy, 'hasTrustedHost'>;
  readonly note: NoteActivity;
}

const everybody = { config: { rule: 'public' } } as const;

/** `/api/app/sign-in/sso`: where to go to sign in. */
export function addSsoStart(app: FastifyInstance, { sso }: Pick<SsoRoutesParts, 'sso'>): void {
  app.post('/sign-in/sso', everybody, async (request, reply) => {
    const { returnTo } = readBody(SsoBody, request.body);
    if (sso === null) throw new HttpError(404, errors.routeNotFound);
    const { url, cookies } = await sso.start(returnTo, request.raw);
    reply.header('set-cookie', cookies);
    return answerText({ url });
  });
}

/** `/api/auth/callback/sso`: the one address another site may send a browser to. */
export function addSsoCallback(api: FastifyInstance, { sso, originPolicy, note }: SsoRoutesParts): void {
  // No HEAD: it would spend the code.
  api.get('/auth/callback/sso', { ...everybody, exposeHeadRoute: false }, async (request, reply) => {
    if (sso === null) throw new HttpError(404, errors.routeNotFound);
    if (!originPolicy.hasTrustedHost(request.raw)) throw new HttpError(403, errors.forbidden);
    const { location, cookies, session, hasJoined } = await sso.finish(request.raw);
    if (session !== null && hasJoined) note('staff-joined', personOf(session));
    if (session !== null) note('signed-in', personOf(session));
    return reply.header('set-cookie', cookies).redirect(location);
  });
}
