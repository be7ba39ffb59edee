import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { keyScopes, usualScopes, type KeyScope } from '../../contract/roles-and-permissions.ts';
import type { SystemDatabase } from '../database/system-database.ts';
import type { ApiKey, ApiKeyStore, NewApiKey } from './api-key-store.ts';

/** `ck_`, the key's id, `_`, 256 random bits: the id finds the row, so that the secret itself is only ever compared. */
const secretPattern = /^ck_([0-9a-f]{10})_[\w-]{43}$/;

/** Time in ms between two notes of a key's last use; the list of keys needs no more. */
const noteUseEvery = 60_000;

const unknownKey = { hash: Buffer.alloc(32), key: null };

const columns = ['id', 'name', 'scopes', 'created_at', 'last_used_at', 'revoked_at', 'created_by'] as const;

/**
 * API keys in the system database. Secrets are stored as SHA-256: they are 256 random bits, which no one can guess from
 * a hash, so the slow hashes that passwords need would protect nothing here and cost every request.
 */
export class SqlApiKeyStore implements ApiKeyStore {
  readonly #database: SystemDatabase;
  readonly #findActive;
  readonly #notedAt = new Map<string, number>();

  constructor(database: SystemDatabase) {
    this.#database = database;
    this.#findActive = database.compile((queries) =>
      queries
        .selectFrom('api_key')
        .select([...columns, 'secret_hash'])
        .where('id', '=', '')
        .where('revoked_at', 'is', null),
    );
  }

  async add({
    name,
    scopes = usualScopes,
    createdBy = null,
  }: NewApiKey): Promise<{ readonly key: ApiKey; readonly secret: string }> {
    const id = randomBytes(5).toString('hex');
    const secret = `ck_${id}_${randomBytes(32).toString('base64url')}`;
    const createdAt = Date.now();
    const row = {
      id,
      name,
      scopes: scopes.join(' '),
      secret_hash: hash('sha256', secret, 'buffer'),
      created_at: createdAt,
      last_used_at: null,
      revoked_at: null,
      created_by: createdBy,
    };
    await this.#database.write((queries) => queries.insertInto('api_key').values(row).execute());
    return { key: { id, name, scopes, createdAt, lastUsedAt: null, revokedAt: null, createdBy }, secret };
  }

  async list(): Promise<readonly ApiKey[]> {
    const rows = await this.#database.read((queries) =>
      queries.selectFrom('api_key').select(columns).orderBy('created_at').orderBy('id').execute(),
    );
    return rows.map(toApiKey);
  }

  async revoke(id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.write((queries) =>
      queries
        .updateTable('api_key')
        .set({ revoked_at: Date.now() })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }

  async verify(secret: string): Promise<ApiKey | null> {
    const id = secretPattern.exec(secret)?.[1];
    const found = id === undefined ? unknownKey : await this.#find(id);
    // An unknown id is compared too, so that the time taken does not tell which ids exist.
    if (!timingSafeEqual(hash('sha256', secret, 'buffer'), found.hash) || found.key === null) return null;
    await this.#noteUseOf(found.key.id, Date.now());
    return found.key;
  }

  /** Reads on every request, so that a revocation by another process holds from the next one on. */
  async #find(id: string): Promise<{ readonly hash: Uint8Array; readonly key: ApiKey | null }> {
    const [row] = await this.#findActive(id);
    return row === undefined ? unknownKey : { hash: row.secret_hash, key: toApiKey(row) };
  }

  async #noteUseOf(id: string, now: number): Promise<void> {
    if (Math.abs(now - (this.#notedAt.get(id) ?? 0)) < noteUseEvery) return;
    this.#notedAt.set(id, now);
    const isNoted = await this.#database.writeIfFree((queries) =>
      queries.updateTable('api_key').set({ last_used_at: now }).where('id', '=', id).execute(),
    );
    if (!isNoted) this.#notedAt.delete(id);
  }
}

interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: string;
  readonly created_at: number;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
  readonly created_by: string | null;
}

function toApiKey({ id, name, scopes, created_at, last_used_at, revoked_at, created_by }: ApiKeyRow): ApiKey {
  return {
    id,
    name,
    scopes: scopesOf(scopes),
    createdAt: created_at,
    // A clock that was ahead may have noted it.
    lastUsedAt: last_used_at === null ? null : Math.min(last_used_at, Date.now()),
    revokedAt: revoked_at,
    createdBy: created_by,
  };
}

/** Separated by spaces, as OAuth writes them; a scope that is not known here permits nothing. */
function scopesOf(text: string): readonly KeyScope[] {
  const names = text.split(' ');
  return keyScopes.filter((scope) => names.includes(scope));
}
