import { NewKeyBody, type Keys, type KeySummary } from '../../../contract/settings-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import type { NoteActivity } from '../../activity/activity-log.ts';
import type { ApiKey, ApiKeyStore } from '../../api-keys/api-key-store.ts';
import type { Limit, RateLimiter } from '../../limits/rate-limiter.ts';
import { dataEnvelope } from '../responses/envelopes.ts';
import { HttpError } from '../responses/http-error.ts';
import { personOf } from '../responses/session-response.ts';
import { defineRoute, type Route } from './route-table.ts';

export interface ApiKeyRoutesDeps {
  /** Without the key of the environment, which cannot be managed here. */
  readonly storedKeys: Pick<ApiKeyStore, 'add' | 'list' | 'revoke'>;
  readonly limiter: RateLimiter;
  /** Null when the limit is turned off. */
  readonly limit: Limit | null;
  readonly note: NoteActivity;
}

/** API keys, for programs. */
export function apiKeyRoutes({ storedKeys, limiter, limit, note }: ApiKeyRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: routes.keys,
      rule: 'keys:manage',
      handler: async () => {
        const keys = (await storedKeys.list()).toSorted(
          (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || b.createdAt - a.createdAt,
        );
        return dataEnvelope({ keys: await Promise.all(keys.map(summaryOf)), limit } satisfies Keys);
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.keys,
      rule: 'keys:manage',
      body: NewKeyBody,
      handler: async ({ body: { name, scopes }, session }) => {
        const { key, secret } = await storedKeys.add({
          name,
          scopes: [...new Set(scopes)],
          createdBy: session.staffId,
        });
        note('key-made', personOf(session), name);
        return dataEnvelope({ key: await summaryOf(key), secret });
      },
    }),

    defineRoute({
      method: 'DELETE',
      path: routes.key,
      rule: 'keys:manage',
      handler: async ({ params: { keyId }, session }) => {
        const key = (await storedKeys.list()).find(({ id }) => id === keyId);
        if (key === undefined || !(await storedKeys.revoke(keyId))) throw new HttpError(404, errors.noSuchKey);
        note('key-revoked', personOf(session), key.name);
        return dataEnvelope({});
      },
    }),
  ];

  async function summaryOf({ id, name, scopes, createdAt, lastUsedAt, revokedAt }: ApiKey): Promise<KeySummary> {
    const used = limit === null ? 0 : (await limiter.usage(id, Date.now())).used;
    return { id, name, scopes: [...scopes], hint: `ck_${id}_`, createdAt, lastUsedAt, revokedAt, used };
  }
}
