import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { Role } from '../../../contract/roles.ts';
import { SqliteAttempts } from './sqlite-attempts.ts';
import { SqliteLinks } from './sqlite-links.ts';
import { SqliteSessions } from './sqlite-sessions.ts';
import { SqliteSpentCodes } from './sqlite-spent-codes.ts';
import { endDemo, endEverything, endFirstLinks, endLinksBy, insertPerson, isoOf, newStaffId } from './staff-rows.ts';
import { demoEmail, type NewStaff, type StaffChange, type StaffPerson, type StaffStore } from '../staff-store.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { busyRetry } from '../../storage/busy-retry.ts';

const people = `
  SELECT staff.*, EXISTS (SELECT 1 FROM staff_account WHERE userId = staff.id AND password IS NOT NULL) AS hasPassword,
    EXISTS (SELECT 1 FROM staff_totp WHERE userId = staff.id AND verified = 1) AS hasTwoFactor FROM staff`;

/** Whether somebody else than `?1` is active and an administrator. */
const anotherAdministrator = `
  SELECT 1 FROM staff WHERE role = 'administrator' AND disabledAt IS NULL AND email <> '${demoEmail}' AND id IS NOT ?1`;

/** Staff in system.db; the tables are better-auth's, see migrations.ts. */
export class SqliteStaff implements StaffStore {
  readonly sessions: SqliteSessions;
  readonly links: SqliteLinks;
  readonly attempts: SqliteAttempts;
  readonly spentCodes: SqliteSpentCodes;
  readonly #database: DatabaseSync;
  readonly #another: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.sessions = new SqliteSessions(database);
    this.links = new SqliteLinks(database);
    this.attempts = new SqliteAttempts(database);
    this.spentCodes = new SqliteSpentCodes(database);
    this.#another = database.prepare(anotherAdministrator);
  }

  async list(): Promise<readonly StaffPerson[]> {
    const rows = this.#database.prepare(`${people} WHERE email <> ? OR disabledAt IS NULL`).all(demoEmail);
    const rank = ({ role }: StaffPerson): number => (role === 'administrator' ? 0 : 1);
    return rows.map(toPerson).toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  }

  async find(id: string): Promise<StaffPerson | null> {
    return this.#one(`${people} WHERE id = ?`, id);
  }

  async findByEmail(email: string): Promise<StaffPerson | null> {
    return this.#one(`${people} WHERE email = ?`, email);
  }

  async hasActiveAdministrator(): Promise<boolean> {
    return this.#another.get(null) !== undefined;
  }

  async add(person: NewStaff, now: number): Promise<StaffPerson | null> {
    const id = await this.#write(() => insertPerson(this.#database, person, now));
    return id === null ? null : this.find(id);
  }

  async rename(id: string, name: string, now: number): Promise<void> {
    await this.#write(() => this.#run('UPDATE staff SET name = ?, updatedAt = ? WHERE id = ?', name, isoOf(now), id));
  }

  setRole(id: string, role: Role, now: number): Promise<StaffChange> {
    return this.#change(id, role !== 'administrator', () => {
      this.#run('UPDATE staff SET role = ?, updatedAt = ? WHERE id = ?', role, isoOf(now), id);
      if (role === 'administrator') endFirstLinks(this.#database);
      else endLinksBy(this.#database, id);
    });
  }

  setDisabled(id: string, isDisabled: boolean, now: number): Promise<StaffChange> {
    return this.#change(id, isDisabled, () => {
      this.#run(
        'UPDATE staff SET disabledAt = ?, updatedAt = ? WHERE id = ?',
        isDisabled ? isoOf(now) : null,
        isoOf(now),
        id,
      );
      if (!isDisabled) return;
      endEverything(this.#database, id);
      endLinksBy(this.#database, id);
    });
  }

  async openDemo(now: number): Promise<StaffPerson> {
    await this.#write(() => {
      this.#run(
        `INSERT INTO staff (id, name, email, emailVerified, createdAt, updatedAt, role) VALUES (?, 'Demo account', ?, 0, ?, ?, 'administrator')
         ON CONFLICT (email) DO UPDATE SET disabledAt = NULL`,
        newStaffId(),
        demoEmail,
        isoOf(now),
        isoOf(now),
      );
    });
    const demo = await this.findByEmail(demoEmail);
    if (demo === null) throw new Error('the demo account was not made');
    return demo;
  }

  async endDemo(now: number): Promise<void> {
    await this.#write(() => endDemo(this.#database, now));
  }

  #one(sql: string, value: string): StaffPerson | null {
    const row = this.#database.prepare(sql).get(value);
    return row === undefined ? null : toPerson(row);
  }

  #change(id: string, takesAway: boolean, work: () => void): Promise<StaffChange> {
    return this.#write(() => {
      const person = this.#database.prepare('SELECT role, disabledAt FROM staff WHERE id = ?').get(id);
      if (person === undefined) return 'unknown';
      const isActiveAdministrator = person['role'] === 'administrator' && person['disabledAt'] === null;
      if (takesAway && isActiveAdministrator && this.#another.get(id) === undefined) return 'last-administrator';
      work();
      return 'changed';
    });
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#database.prepare(sql).run(...values);
  }

  #write<T>(work: () => T): Promise<T> {
    return busyRetry(() => inTransaction(this.#database, work));
  }
}

function toPerson(row: Record<string, SQLOutputValue>): StaffPerson {
  return {
    id: String(row['id']),
    name: String(row['name']),
    email: String(row['email']),
    role: Role.parse(row['role']),
    isDisabled: row['disabledAt'] !== null,
    hasPassword: row['hasPassword'] === 1,
    hasTwoFactor: row['hasTwoFactor'] === 1,
    createdAt: Date.parse(String(row['createdAt'])),
    lastSeenAt: row['lastSeenAt'] === null ? null : Date.parse(String(row['lastSeenAt'])),
  };
}
