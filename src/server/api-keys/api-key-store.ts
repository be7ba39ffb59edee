import type { KeyScope } from '../../contract/roles.ts';

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** What it may do. */
  readonly scopes: readonly KeyScope[];
  /** Milliseconds. */
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

export interface ApiKeyStore {
  /** Makes a key, of every scope unless told otherwise; the secret is in this answer alone, only its hash is stored. */
  add(name: string, scopes?: readonly KeyScope[]): Promise<{ readonly key: ApiKey; readonly secret: string }>;
  list(): Promise<readonly ApiKey[]>;
  /** False when there is no such key or it is revoked already. Takes effect on the next request, in every process. */
  revoke(id: string): Promise<boolean>;
  /** The valid key a bearer token is, or null; compared in constant time. */
  verify(secret: string): Promise<ApiKey | null>;
}
