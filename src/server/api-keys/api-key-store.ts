import type { KeyScope } from '../../contract/roles-and-permissions.ts';

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** What it permits. */
  readonly scopes: readonly KeyScope[];
  /** Times are Unix milliseconds. */
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
  /** The id of the person who created it; null where it was a command, or is not known. */
  readonly createdBy: string | null;
}

export interface NewApiKey {
  readonly name: string;
  /** `usualScopes` unless given. */
  readonly scopes?: readonly KeyScope[];
  readonly createdBy?: string | null;
}

export interface ApiKeyStore {
  /** Creates a key. The secret is returned only here; just its hash is stored. */
  add(key: NewApiKey): Promise<{ readonly key: ApiKey; readonly secret: string }>;
  list(): Promise<readonly ApiKey[]>;
  /** False for an unknown or revoked key. Takes effect with the next request, in every process. */
  revoke(id: string): Promise<boolean>;
  /** The active key that has this secret, or null; compares in constant time. */
  verify(secret: string): Promise<ApiKey | null>;
}
