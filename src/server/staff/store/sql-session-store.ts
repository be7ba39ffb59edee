import { sql } from 'kysely';
import { permissionsOf, Role } from '../../../contract/roles-and-permissions.ts';
import type { SystemDatabase } from '../../database/system-database.ts';
import {
  sessionLife,
  type ListedSession,
  type NewSession,
  type SessionStore,
  type StoredSession,
} from '../session-store.ts';
import { clampToNow } from './clamp-to-now.ts';
import { endSessions, startSession } from './staff-rows.ts';
import { allowed, viewerExports } from './viewer-exports.ts';

export class SqlSessionStore implements SessionStore {
  readonly #database: SystemDatabase;
  readonly #findLive;

  constructor(database: SystemDatabase) {
    this.#database = database;
    this.#findLive = database.compile((queries) =>
      queries
        .selectFrom('staff_session as session')
        .innerJoin('staff', 'staff.id', 'session.staff_id')
        .leftJoin('fact', (join) => join.on('fact.name', '=', sql.lit(viewerExports)))
        .select(['session.id', 'session.staff_id', 'session.seen_at', 'staff.name', 'staff.email', 'staff.role'])
        .select('fact.value as viewer_exports')
        .where('session.token', '=', '')
        .where('session.expires_at', '>', 0)
        .where('session.seen_at', '>', 0)
        .where('staff.disabled_at', 'is', null),
    );
  }

  start(staffId: string, session: NewSession, now: number): Promise<string> {
    return this.#database.transaction((queries) => startSession(queries, staffId, session, now));
  }

  async find(token: string, now: number): Promise<StoredSession | null> {
    const [row] = await this.#findLive(token, now, now - sessionLife.idle);
    if (row === undefined) return null;
    const { id, staff_id, seen_at, name, email, viewer_exports } = row;
    const role = Role.parse(row.role);
    const permissions = permissionsOf(role, viewer_exports === allowed);
    return { id, staffId: staff_id, name, email, role, permissions, seenAt: seen_at };
  }

  async touch({ id, staffId }: Pick<StoredSession, 'id' | 'staffId'>, now: number): Promise<void> {
    await this.#database.writeIfFree(async (queries) => {
      await queries.updateTable('staff_session').set({ seen_at: now }).where('id', '=', id).execute();
      await queries.updateTable('staff').set({ last_seen_at: now }).where('id', '=', staffId).execute();
    });
  }

  async list(staffId: string, now: number): Promise<readonly ListedSession[]> {
    const rows = await this.#database.read((queries) =>
      queries
        .selectFrom('staff_session')
        .select(['id', 'created_at', 'seen_at', 'user_agent', 'address'])
        .where('staff_id', '=', staffId)
        .where('expires_at', '>', now)
        .where('seen_at', '>', now - sessionLife.idle)
        .orderBy('seen_at', 'desc')
        .orderBy('id')
        .execute(),
    );
    return rows.map(({ id, created_at, seen_at, user_agent, address }) => ({
      id,
      createdAt: created_at,
      seenAt: seen_at,
      userAgent: user_agent,
      address,
    }));
  }

  async end(staffId: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database.write((queries) =>
      queries.deleteFrom('staff_session').where('staff_id', '=', staffId).where('id', '=', id).executeTakeFirst(),
    );
    return numDeletedRows === 1n;
  }

  endAll(staffId: string, except?: string): Promise<number> {
    return this.#database.transaction((queries) => endSessions(queries, staffId, except));
  }

  async sweep(now: number): Promise<void> {
    await this.#database.writeIfFree(async (queries) => {
      await clampToNow(queries, now);
      await queries
        .deleteFrom('staff_session')
        .where(({ or, eb }) => or([eb('expires_at', '<=', now), eb('seen_at', '<=', now - sessionLife.idle)]))
        .execute();
      await queries.deleteFrom('pending_sign_in').where('expires_at', '<=', now).execute();
    });
  }
}
