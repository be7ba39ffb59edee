import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Customer } from '../../../../contract/customer.ts';
import {
  emailIdentity,
  isSamePhone,
  nameIdentity,
  emailHash,
  nameHash,
  phoneHash,
} from '../../model/contact-identity.ts';
import { phoneVariants } from '../../model/phone-variants.ts';
import type { ContactLookup } from './find-by-contact.ts';
import { newestFirst } from '../database/list-sort-key.ts';
import { bigCell, prepareBig, textCell } from '../../../database/sqlite-rows.ts';
import { readCustomer } from '../database/stored-json.ts';

/** The row of a stored customer. */
export interface StoredRow {
  readonly position: bigint;
  readonly json: string;
  readonly parameters: string;
}

/** The most rows of a contact read on the event loop. */
const fewRows = 100;

/** Finds single customers by an identifier; of several, the first in list order. */
export class CustomerRowsByKey {
  readonly #byId: StatementSync;
  readonly #byNumber: StatementSync;
  readonly #byPosition: StatementSync;
  readonly #positions: StatementSync;
  readonly #byContactAndName: StatementSync;

  constructor(database: DatabaseSync) {
    const columns = 'c.position, c.json, c.parameters';
    this.#byId = prepareBig(database, `SELECT ${columns} FROM customers c WHERE id = ?`);
    this.#byNumber = prepareBig(database, `SELECT ${columns} FROM customers c WHERE number = ?`);
    this.#byPosition = prepareBig(database, `SELECT ${columns} FROM customers c WHERE position = ?`);
    this.#positions = prepareBig(database, 'SELECT position FROM contacts WHERE contact = ? LIMIT ?');
    this.#byContactAndName = prepareBig(
      database,
      `SELECT ${columns} FROM contacts k CROSS JOIN customers c ON c.position = k.position
       WHERE k.contact = ? AND k.name = ? ORDER BY k.position DESC`,
    );
  }

  byId(id: string): StoredRow | null {
    return readRow(this.#byId.get(id.toWellFormed()));
  }

  byNumber(customerNumber: string): StoredRow | null {
    return readRow(this.#byNumber.get(customerNumber.toWellFormed()));
  }

  /**
   * The customer with an email or phone, or `many` if too many share its hash to be read here: sorting a million of
   * them takes a second.
   */
  byContact({ hash, matches }: ContactLookup): StoredRow | null | 'many' {
    const rows = this.#positions.all(hash, fewRows + 1);
    if (rows.length > fewRows) return 'many';
    for (const position of newestFirst(rows.map((row) => bigCell(row['position'])))) {
      const row = readRow(this.#byPosition.get(position));
      if (row !== null && matches(readCustomer(row.json))) return row;
    }
    return null;
  }

  byPrimaryEmailAndName(address: string, name: string): StoredRow | null {
    const wanted = emailIdentity(address);
    return this.#first(
      [emailHash(address), nameHash(name)],
      (customer) =>
        nameIdentity(customer) === name &&
        customer.emails.some((email) => email.isPrimary && emailIdentity(email.address) === wanted),
    );
  }

  /** The only customer with an email, as the primary one; null if there is none, or if several have it. */
  byUniquePrimaryEmail(address: string): StoredRow | null {
    const wanted = emailIdentity(address);
    const positions = new Set(this.#positions.all(emailHash(address), fewRows).map((row) => bigCell(row['position'])));
    const owners = [...positions]
      .map((position) => readRow(this.#byPosition.get(position)))
      .filter((row) => row !== null)
      .map((row) => ({ row, emails: readCustomer(row.json).emails }))
      .filter(({ emails }) => emails.some((email) => emailIdentity(email.address) === wanted));
    const [only, ...others] = owners;
    if (only === undefined || others.length > 0) return null;
    return only.emails.some((email) => email.isPrimary && emailIdentity(email.address) === wanted) ? only.row : null;
  }

  byPrimaryPhoneAndName(number: string, name: string): StoredRow | null {
    const { international, national } = phoneVariants(number);
    const digits = international ?? national;
    if (digits === null) return null;
    return this.#first(
      [phoneHash(digits), nameHash(name)],
      (customer) =>
        nameIdentity(customer) === name &&
        customer.phones.some((phone) => phone.isPrimary && isSamePhone(phone.number, number)),
    );
  }

  /** Hashes can collide, so the customers they find are compared. */
  #first(keys: readonly [contact: number, name: number], matches: (customer: Customer) => boolean): StoredRow | null {
    for (const cells of this.#byContactAndName.iterate(...keys)) {
      const row = readRow(cells);
      if (row !== null && matches(readCustomer(row.json))) return row;
    }
    return null;
  }
}

function readRow(cells: Record<string, SQLOutputValue> | undefined): StoredRow | null {
  if (cells === undefined) return null;
  return {
    position: bigCell(cells['position']),
    json: textCell(cells['json']),
    parameters: textCell(cells['parameters']),
  };
}
