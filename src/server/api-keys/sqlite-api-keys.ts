import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { keyScopes, type KeyScope } from '../../contract/roles.ts';
import { isPassing } from '../storage/sqlite-error-code.ts';
import { SystemUnavailableError } from '../errors/system-unavailable-error.ts';
import type { ApiKey, ApiKeyStore } from './api-key-store.ts';
import { busyRetry } from '../storage/busy-retry.ts';

/** `ck_`, the key's id, `_`, 256 random bits: the id finds the row, so that the secret itself is only ever compared. */
const secretPattern = /^ck_([0-9a-f]{10})_[\w-]{43}$/;

/** Milliseconds between two notes of a key's last use; the list page needs no more. */
const useNoteEvery = 60_000;

const nobody = { hash: Buffer.alloc(32), key: null };

/**
 * API keys in system.db. Secrets are stored as SHA-256: they are 256 random bits, which no one can guess from a hash,
 * so the slow hashes that passwords need would protect nothing here and cost every request.
 */
export class SqliteApiKeys implements ApiKeyStore {
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  readonly #selectAll: StatementSync;
  readonly #revoke: StatementSync;
  readonly #noteUse: StatementSync;
  readonly #notedAt = new Map<string, number>();

  constructor(database: DatabaseSync) {
    const columns = 'id, name, scopes, created_at, last_used_at, revoked_at';
    this.#insert = database.prepare(
      'INSERT INTO api_key (id, name, scopes, secret_hash, created_at) VALUES (?, ?, ?, ?, ?)',
    );
    this.#select = database.prepare(`SELECT ${columns}, secret_hash FROM api_key WHERE id = ? AND revoked_at IS NULL`);
    this.#selectAll = database.prepare(`SELECT ${columns} FROM api_key ORDER BY created_at, id`);
    this.#revoke = database.prepare('UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
    this.#noteUse = database.prepare('UPDATE api_key SET last_used_at = ? WHERE id = ?');
  }

  async add(
    name: string,
    scopes: readonly KeyScope[] = keyScopes,
  ): Promise<{ readonly key: ApiKey; readonly secret: string }> {
    const id = randomBytes(5).toString('hex');
    const secret = `ck_${id}_${randomBytes(32).toString('base64url')}`;
    const createdAt = Date.now();
    await busyRetry(() => this.#insert.run(id, name, scopes.join(' '), hash('sha256', secret, 'buffer'), createdAt));
    return { key: { id, name, scopes, createdAt, lastUsedAt: null, revokedAt: null }, secret };
  }

  async list(): Promise<readonly ApiKey[]> {
    return this.#selectAll.all().map(toApiKey);
  }

  revoke(id: string): Promise<boolean> {
    return busyRetry(() => this.#revoke.run(Date.now(), id).changes === 1);
  }

  async verify(secret: string): Promise<ApiKey | null> {
    const id = secretPattern.exec(secret)?.[1];
    const found = id === undefined ? nobody : this.#find(id);
    // An unknown id is compared too, so that the time taken does not tell which ids exist.
    if (!timingSafeEqual(hash('sha256', secret, 'buffer'), found.hash) || found.key === null) return null;
    this.#noteUseOf(found.key.id, Date.now());
    return found.key;
  }

  /** Read on every request, so that a revocation by another process holds from the next one on. */
  #find(id: string): { readonly hash: Uint8Array; readonly key: ApiKey | null } {
    try {
      const row = this.#select.get(id);
      const stored = row?.['secret_hash'];
      return row !== undefined && stored instanceof Uint8Array ? { hash: stored, key: toApiKey(row) } : nobody;
    } catch (error) {
      throw isPassing(error) ? new SystemUnavailableError('the API keys cannot be read', { cause: error }) : error;
    }
  }

  #noteUseOf(id: string, now: number): void {
    if (now - (this.#notedAt.get(id) ?? 0) < useNoteEvery) return;
    this.#notedAt.set(id, now);
    try {
      this.#noteUse.run(now, id);
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.#notedAt.delete(id);
    }
  }
}

function toApiKey(row: Record<string, SQLOutputValue>): ApiKey {
  return {
    id: String(row['id']),
    name: String(row['name']),
    scopes: scopesOf(String(row['scopes'])),
    createdAt: Number(row['created_at']),
    lastUsedAt: row['last_used_at'] === null ? null : Number(row['last_used_at']),
    revokedAt: row['revoked_at'] === null ? null : Number(row['revoked_at']),
  };
}

/** With spaces in between, as OAuth writes them; one that is not known here gives nothing. */
function scopesOf(text: string): readonly KeyScope[] {
  const names = text.split(' ');
  return keyScopes.filter((scope) => names.includes(scope));
}
