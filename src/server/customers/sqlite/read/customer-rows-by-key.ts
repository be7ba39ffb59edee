import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { emailHash, nameHash, phoneHash } from '../../model/contact-identity.ts';
import {
  comparedOwners,
  firstByPrimaryEmail,
  firstByPrimaryPhone,
  onlyByPrimaryEmail,
  type CustomerFinder,
  type StoredRow,
} from '../../model/matching/customer-finder.ts';
import { phoneVariants } from '../../model/phone-variants.ts';
import type { ContactLookup } from '../../model/matching/find-by-contact.ts';
import { newestFirst } from '../../model/lists/list-sort-key.ts';
import { bigCell, prepareBig, textCell } from '../../../database/sqlite-rows.ts';
import { readCustomer } from '../../model/stored-json.ts';

/** The most rows of a contact read on the event loop. */
const fewRows = 100;

/** Finds single customers by an identifier; of several, the first in list order. */
export class CustomerRowsByKey implements CustomerFinder {
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
    return firstByPrimaryEmail(this.#withContactAndName(emailHash(address), name), address, name);
  }

  byUniquePrimaryEmail(address: string): StoredRow | null {
    const rows = this.#positions.all(emailHash(address), comparedOwners);
    const positions = new Set(rows.map((row) => bigCell(row['position'])));
    const owners = [...positions].map((position) => readRow(this.#byPosition.get(position)));
    return onlyByPrimaryEmail(
      owners.filter((row) => row !== null),
      address,
    );
  }

  byPrimaryPhoneAndName(number: string, name: string): StoredRow | null {
    const { international, national } = phoneVariants(number);
    const digits = international ?? national;
    return digits === null
      ? null
      : firstByPrimaryPhone(this.#withContactAndName(phoneHash(digits), name), number, name);
  }

  *#withContactAndName(contact: number, name: string): Generator<StoredRow> {
    for (const cells of this.#byContactAndName.iterate(contact, nameHash(name))) {
      const row = readRow(cells);
      if (row !== null) yield row;
    }
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
