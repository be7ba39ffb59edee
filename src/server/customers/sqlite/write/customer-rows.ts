import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { customerStatuses, type Customer, type CustomerStatus } from '../../../../contract/customer.ts';
import { valuePairs } from '../../model/customer-parameters.ts';
import type { CustomerRecord } from '../../model/customer-record.ts';
import { escapeNonAsciiJson } from '../../model/escape-non-ascii-json.ts';
import { contactHashes } from '../../model/contact-identity.ts';
import type { ContactHash } from '../../model/contact-identity.ts';
import type { PreparedCustomer } from '../../model/customer-upsert.ts';
import { prepareCustomer } from '../../model/prepare-upsert.ts';
import { searchDocument, withNumber } from '../../model/search-document.ts';
import { MultiRowInsert } from '../database/multi-row-insert.ts';
import type { StoredParameter } from '../parameters/parameter-store.ts';
import { checkCreatedAt, firstPosition, lastPosition, positionAbove } from '../../model/lists/list-sort-key.ts';
import { statusCodes } from '../database/schema.ts';
import { SearchIndex } from '../database/search-index.ts';
import { prepareBig } from '../../../database/sqlite-rows.ts';
import { FigureRows } from './figure-rows.ts';
import { figureValues } from '../../model/lists/customer-figures.ts';
import { ParameterIndex } from '../parameters/parameter-index.ts';

/** A customer and its position. */
export interface PositionedRecord extends CustomerRecord {
  readonly position: bigint;
}

/** A prepared customer with its id and number. */
export interface IdentifiedCustomer extends PreparedCustomer {
  readonly id: string;
  readonly customerNumber: string;
}

/** Adds and removes whole customers in all tables within one batch; counters and search follow at `flush`. */
export class CustomerRows {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #delete: StatementSync;
  readonly #lastOfMillisecond: StatementSync;
  readonly #insertContacts: MultiRowInsert;
  #newContacts: (ContactHash & { readonly position: bigint })[] = [];
  readonly #removeContact: StatementSync;
  readonly #countStatus: StatementSync;
  readonly #search: SearchIndex;
  readonly #values: ParameterIndex;
  readonly #figures: FigureRows;
  readonly #statusDeltas = { active: 0, inactive: 0, banned: 0 };

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#insert = prepareBig(database, 'INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?)');
    this.#update = prepareBig(
      database,
      'UPDATE customers SET status = ?, id = ?, number = ?, json = ?, parameters = ? WHERE position = ?',
    );
    this.#delete = prepareBig(database, 'DELETE FROM customers WHERE position = ?');
    this.#lastOfMillisecond = prepareBig(
      database,
      'SELECT max(position) AS position FROM customers WHERE position BETWEEN ? AND ?',
    );
    this.#insertContacts = new MultiRowInsert(database, 'contacts', 3);
    this.#removeContact = prepareBig(database, 'DELETE FROM contacts WHERE contact = ? AND name = ? AND position = ?');
    this.#countStatus = database.prepare('UPDATE counters SET value = value + ? WHERE name = ?');
    this.#search = new SearchIndex(database);
    this.#values = new ParameterIndex(database);
    this.#figures = new FigureRows(database);
  }

  /**
   * The position above all others of a millisecond, as the later arrival comes first. Throws RejectedRowError if full.
   */
  allocatePosition(createdAt: number): bigint {
    checkCreatedAt(createdAt);
    const bounds = [firstPosition(createdAt), lastPosition(createdAt)];
    const taken = this.#lastOfMillisecond.get(...bounds)?.['position'];
    return positionAbove(createdAt, typeof taken === 'bigint' ? taken : null);
  }

  /** Adds a new customer at the position from `allocatePosition`. */
  add(position: bigint, customer: IdentifiedCustomer, parameters: ReadonlyMap<string, StoredParameter>): void {
    const { id, customerNumber, status, fields, values, document, contacts } = customer;
    const json = `{"id":${escapeNonAsciiJson(id)},"customerNumber":${escapeNonAsciiJson(customerNumber)},${fields}`;
    this.#insert.run(position, statusCodes[status], id, customerNumber, json, customer.parameters);
    this.#statusDeltas[status] += 1;
    this.#search.add(status, position, withNumber(document, customerNumber));
    this.#replaceContacts([], contacts, position);
    this.#values.add(parameters, values, status, position);
    this.#figures.add(position, status, customer.figures);
  }

  /**
   * Changes a customer, which keeps its position unless `createdAt` changes. Throws RejectedRowError if that is full.
   */
  replace(before: PositionedRecord, after: CustomerRecord, parameters: ReadonlyMap<string, StoredParameter>): void {
    if (before.customer.createdAt !== after.customer.createdAt) {
      const position = this.allocatePosition(after.customer.createdAt);
      this.remove(before, parameters);
      const { id, customerNumber } = after.customer;
      this.add(position, { ...prepareCustomer(after), id, customerNumber }, parameters);
      return;
    }
    const { position } = before;
    const from = before.customer;
    const to = after.customer;
    this.#update.run(
      statusCodes[to.status],
      to.id,
      to.customerNumber,
      escapeNonAsciiJson(to),
      JSON.stringify(after.parameters),
      position,
    );
    this.#figures.replace(position, to.status, figureValues(to));
    if (from.status !== to.status) {
      this.#statusDeltas[from.status] -= 1;
      this.#statusDeltas[to.status] += 1;
    }
    if (from.status !== to.status || !isIndexedAlike(from, to)) {
      this.#search.remove(from.status, position);
      this.#search.add(to.status, position, searchDocument(to));
      this.#replaceContacts(contactHashes(from), contactHashes(to), position);
    }
    if (from.status !== to.status || JSON.stringify(before.parameters) !== JSON.stringify(after.parameters)) {
      this.#values.remove(parameters, valuePairs(before.parameters), from.status, position);
      this.#values.add(parameters, valuePairs(after.parameters), to.status, position);
    }
  }

  remove(
    { position, customer, parameters: values }: PositionedRecord,
    parameters: ReadonlyMap<string, StoredParameter>,
  ): void {
    this.#delete.run(position);
    this.#statusDeltas[customer.status] -= 1;
    this.#search.remove(customer.status, position);
    this.#replaceContacts(contactHashes(customer), [], position);
    this.#values.remove(parameters, valuePairs(values), customer.status, position);
    this.#figures.remove(position);
  }

  /** Writes counters, contacts and search, inside the caller's transaction. */
  flush(): void {
    for (const status of customerStatuses) this.#flushStatus(status);
    this.flushContacts();
    this.#values.flush();
    this.#search.flush();
    this.#figures.flush();
  }

  /**
   * Writes pending contacts, so that rows can match their customers. In order, they touch each page of the table only
   * once.
   */
  flushContacts(): void {
    if (this.#newContacts.length === 0) return;
    for (const { contact, name, position } of this.#newContacts.toSorted((a, b) => a.contact - b.contact))
      this.#insertContacts.add(contact, name, position);
    this.#insertContacts.flush();
    this.#newContacts = [];
  }

  /** Drops pending changes and caches, after a failed batch or a write of another process. */
  reset(): void {
    this.#newContacts = [];
    this.#insertContacts.clear();
    for (const status of customerStatuses) this.#statusDeltas[status] = 0;
    this.#values.clear();
    this.#search.clear();
    this.#figures.clear();
  }

  /** Removes all customers, inside the caller's transaction. */
  clear(): void {
    this.reset();
    this.#search.empty(this.#database);
    this.#figures.empty(this.#database);
    this.#database.exec(`
      DELETE FROM customers; DELETE FROM contacts; DELETE FROM postings; DELETE FROM parameter_values;
      UPDATE counters SET value = 0 WHERE name <> 'nextNumber';
      UPDATE parameters SET active = 0, inactive = 0, banned = 0;
    `);
  }

  #replaceContacts(before: readonly ContactHash[], after: readonly ContactHash[], position: bigint): void {
    if (before.length > 0) this.flushContacts();
    for (const { contact, name } of before) this.#removeContact.run(contact, name, position);
    for (const { contact, name } of after) this.#newContacts.push({ contact, name, position });
  }

  #flushStatus(status: CustomerStatus): void {
    if (this.#statusDeltas[status] !== 0) this.#countStatus.run(this.#statusDeltas[status], status);
    this.#statusDeltas[status] = 0;
  }
}

/** Whether both have the same search document and contacts. */
function isIndexedAlike(a: Customer, b: Customer): boolean {
  return indexedText(a) === indexedText(b);
}

function indexedText({ firstName, lastName, displayName, customerNumber, emails, phones }: Customer): string {
  return JSON.stringify([firstName, lastName, displayName, customerNumber, emails, phones]);
}
