import type { Role } from '../../../contract/roles-and-permissions.ts';
import type { SystemDatabase, SystemTransaction } from '../../database/system-database.ts';
import { demoEmail, type NewStaff, type StaffChange, type StaffPerson, type StaffStore } from '../staff-store.ts';
import { SqlAttemptStore } from './sql-attempt-store.ts';
import { SqlCredentialStore } from './sql-credential-store.ts';
import { SqlLinkStore } from './sql-link-store.ts';
import { SqlSessionStore } from './sql-session-store.ts';
import {
  endDemo,
  endEverything,
  endFirstLinks,
  endLinksBy,
  findPerson,
  hasOtherAdministrator,
  insertPerson,
  newId,
  people,
  toPerson,
} from './staff-rows.ts';
import { readViewerExports, writeViewerExports } from './viewer-exports.ts';

export class SqlStaffStore implements StaffStore {
  readonly credentials: SqlCredentialStore;
  readonly sessions: SqlSessionStore;
  readonly links: SqlLinkStore;
  readonly attempts: SqlAttemptStore;
  readonly #database: SystemDatabase;

  constructor(database: SystemDatabase) {
    this.#database = database;
    this.credentials = new SqlCredentialStore(database);
    this.sessions = new SqlSessionStore(database);
    this.links = new SqlLinkStore(database);
    this.attempts = new SqlAttemptStore(database);
  }

  async list(): Promise<readonly StaffPerson[]> {
    const rows = await this.#database.read((queries) =>
      people(queries)
        .where(({ or, eb }) => or([eb('email', '<>', demoEmail), eb('disabled_at', 'is', null)]))
        .execute(),
    );
    const rank = ({ role }: StaffPerson): number => (role === 'administrator' ? 0 : 1);
    return rows.map(toPerson).toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  }

  find(id: string): Promise<StaffPerson | null> {
    return this.#database.read((queries) => findPerson(queries, 'id', id));
  }

  findByEmail(email: string): Promise<StaffPerson | null> {
    return this.#database.read((queries) => findPerson(queries, 'email', email));
  }

  hasActiveAdministrator(): Promise<boolean> {
    return this.#database.read((queries) => hasOtherAdministrator(queries, null));
  }

  add(person: NewStaff, now: number): Promise<StaffPerson | null> {
    return this.#database.transaction(async (queries) => {
      const id = await insertPerson(queries, person, now);
      return id === null ? null : findPerson(queries, 'id', id);
    });
  }

  async rename(id: string, name: string): Promise<void> {
    await this.#database.write((queries) => queries.updateTable('staff').set({ name }).where('id', '=', id).execute());
  }

  setRole(id: string, role: Role): Promise<StaffChange> {
    return this.#change(id, role !== 'administrator', async (queries) => {
      await queries.updateTable('staff').set({ role }).where('id', '=', id).execute();
      if (role === 'administrator') await endFirstLinks(queries);
      else await endLinksBy(queries, id);
    });
  }

  setDisabled(id: string, isDisabled: boolean, now: number): Promise<StaffChange> {
    return this.#change(id, isDisabled, async (queries) => {
      const disabled_at = isDisabled ? now : null;
      await queries.updateTable('staff').set({ disabled_at }).where('id', '=', id).execute();
      if (!isDisabled) return;
      await endEverything(queries, id);
      await endLinksBy(queries, id);
    });
  }

  viewersMayExport(): Promise<boolean> {
    return readViewerExports(this.#database);
  }

  setViewersMayExport(mayExport: boolean): Promise<void> {
    return writeViewerExports(this.#database, mayExport);
  }

  openDemo(now: number): Promise<StaffPerson> {
    return this.#database.transaction(async (queries) => {
      await queries
        .insertInto('staff')
        .values({
          id: newId(),
          name: 'Demo account',
          email: demoEmail,
          role: 'administrator',
          password_hash: null,
          created_at: now,
          disabled_at: null,
          last_seen_at: null,
        })
        .onConflict((conflict) => conflict.column('email').doUpdateSet({ disabled_at: null }))
        .execute();
      const demo = await findPerson(queries, 'email', demoEmail);
      if (demo === null) throw new Error('the demo account was not created');
      return demo;
    });
  }

  endDemo(now: number): Promise<void> {
    return this.#database.transaction((queries) => endDemo(queries, now));
  }

  /** `takesAway` where the person might be the last administrator afterwards. */
  #change(id: string, takesAway: boolean, work: (queries: SystemTransaction) => Promise<void>): Promise<StaffChange> {
    return this.#database.transaction(async (queries) => {
      const person = await findPerson(queries, 'id', id);
      if (person === null) return 'unknown';
      const isActiveAdministrator = person.role === 'administrator' && !person.isDisabled;
      if (takesAway && isActiveAdministrator && !(await hasOtherAdministrator(queries, id)))
        return 'last-administrator';
      await work(queries);
      return 'changed';
    });
  }
}
