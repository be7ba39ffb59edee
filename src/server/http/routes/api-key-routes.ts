import type { FastifyInstance } from 'fastify';
import { NewKeyBody, type Keys, type KeySummary } from '../../../contract/access-api.ts';
import { errors } from '../../../contract/errors.ts';
import type { NoteActivity } from '../../activity/activity-note.ts';
import type { ApiKey, ApiKeyStore } from '../../api-keys/api-key-store.ts';
import type { Limit, RateLimiter } from '../../limits/rate-limiter.ts';
import { answerText } from '../responses/envelope-text.ts';
import { HttpError } from '../../errors/http-error.ts';
import { readBody } from './json-body.ts';
import type { SessionOf } from '../auth/request-session.ts';
import { personOf } from '../responses/session-dto.ts';

export interface KeysRoutesParts {
  /** The keys that are stored; the one of the environment is not managed here. */
  readonly storedKeys: Pick<ApiKeyStore, 'add' | 'list' | 'revoke'>;
  readonly limiter: RateLimiter;
  /** Null when the limit is turned off. */
  readonly limit: Limit | null;
  readonly note: NoteActivity;
}

const mayManage = { config: { rule: 'keys:manage' } } as const;

/** The API keys of programs. */
export function addKeysRoutes(
  app: FastifyInstance,
  { storedKeys, limiter, limit, note }: KeysRoutesParts,
  sessionOf: SessionOf,
): void {
  app.get('/keys', mayManage, async () => {
    const keys = (await storedKeys.list()).toSorted(
      (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || b.createdAt - a.createdAt,
    );
    return answerText({ keys: await Promise.all(keys.map(summaryOf)), limit } satisfies Keys);
  });

  app.post('/keys', mayManage, async (request) => {
    const { name, scopes } = readBody(NewKeyBody, request.body);
    const { key, secret } = await storedKeys.add(name, [...new Set(scopes)]);
    note('key-made', personOf(sessionOf(request)), name);
    return answerText({ key: await summaryOf(key), secret });
  });

  app.delete<{ Params: { keyId: string } }>('/keys/:keyId', mayManage, async (request) => {
    const { keyId } = request.params;
    const key = (await storedKeys.list()).find(({ id }) => id === keyId);
    if (key === undefined || !(await storedKeys.revoke(keyId))) throw new HttpError(404, errors.noSuchKey);
    note('key-revoked', personOf(sessionOf(request)), key.name);
    return answerText({});
  });

  async function summaryOf({ scopes, ...key }: ApiKey): Promise<KeySummary> {
    const used = limit === null ? 0 : limit.requests - (await limiter.usage(key.id, Date.now())).remaining;
    return { ...key, scopes: [...scopes], hint: `ck_${key.id}_`, used };
  }
}
