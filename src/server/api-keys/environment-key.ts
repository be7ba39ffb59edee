import { hash, timingSafeEqual } from 'node:crypto';
import { usualScopes } from '../../contract/roles-and-permissions.ts';
import type { ApiKey, ApiKeyStore } from './api-key-store.ts';

/** The stored keys and, while it is set, `API_KEY`, which is never stored. */
export function withEnvironmentKey(keys: ApiKeyStore, apiKey: string | null): Pick<ApiKeyStore, 'verify'> {
  if (apiKey === null) return keys;
  const expected = hash('sha256', apiKey, 'buffer');
  const key: ApiKey = {
    // Another API_KEY has its own window, so its requests count under another id.
    id: `environment-${expected.toString('hex', 0, 6)}`,
    name: 'API_KEY',
    scopes: usualScopes,
    createdAt: 0,
    lastUsedAt: null,
    revokedAt: null,
    createdBy: null,
  };
  return {
    verify: async (secret) => (timingSafeEqual(hash('sha256', secret, 'buffer'), expected) ? key : keys.verify(secret)),
  };
}
