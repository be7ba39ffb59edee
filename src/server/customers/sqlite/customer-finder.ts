import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Customer } from '../../../contract/customer.ts';
import { phoneDigits } from '../../../contract/search-text.ts';
import { emailIdentity, isSamePhone, nameIdentity } from '../contact-identity.ts';
import { hasInternationalPrefix, isWrittenAsPhone, phoneForms } from '../phone-forms.ts';
import { emailHash, nameHash, phoneHash } from '../contact-hash.ts';
import { bigCell, prepareBig, textCell } from './sqlite-rows.ts';
import { readCustomer } from './stored-customer.ts';

/** A stored customer as its row keeps it. */
export interface StoredRow {
  readonly position: bigint;
  readonly json: string;
  readonly parameters: string;
}

/** Finds single customers by what identifies them. Of several, the first in list order. */
export class CustomerFinder {
  readonly #byId: StatementSync;
  readonly #byNumber: StatementSync;
  readonly #byContact: StatementSync;
  readonly #byContactAndName: StatementSync;

  constructor(database: DatabaseSync) {
    const columns = 'c.position, c.json, c.parameters';
    const contact = (and: string): string =>
      `SELECT ${columns} FROM contacts k CROSS JOIN customers c ON c.position = k.position WHERE k.contact = ? ${and} ORDER BY k.position DESC`;
    this.#byId = prepareBig(database, `SELECT ${columns} FROM customers c WHERE id = ?`);
    this.#byNumber = prepareBig(database, `SELECT ${columns} FROM customers c WHERE number = ?`);
    this.#byContact = prepareBig(database, contact(''));
    this.#byContactAndName = prepareBig(database, contact('AND k.name = ?'));
  }

  byId(id: string): StoredRow | null {
    return readRow(this.#byId.get(id.toWellFormed()));
  }

  byNumber(customerNumber: string): StoredRow | null {
    return readRow(this.#byNumber.get(customerNumber.toWellFormed()));
  }

  /** Any email, case aside. */
  byEmail(address: string): StoredRow | null {
    const wanted = emailIdentity(address);
    return this.#first(this.#byContact, [emailHash(address)], ({ emails }) =>
      emails.some((email) => emailIdentity(email.address) === wanted),
    );
  }

  /** Any phone, in any common format; one with `+` or `00` is only met in its international form. */
  byPhone(text: string): StoredRow | null {
    const digits = isWrittenAsPhone(text) ? phoneDigits(text) : '';
    if (digits === '') return null;
    return this.#first(this.#byContact, [phoneHash(digits)], ({ phones }) =>
      phones.some(({ number }) => {
        const { international, national } = phoneForms(number);
        return international === digits || (national === digits && (international === null || !hasInternationalPrefix(text)));
      }),
    );
  }

  byPrimaryEmailAndName(address: string, name: string): StoredRow | null {
    const wanted = emailIdentity(address);
    return this.#first(
      this.#byContactAndName,
      [emailHash(address), nameHash(name)],
      (customer) =>
        nameIdentity(customer) === name &&
        customer.emails.some((email) => email.isPrimary && emailIdentity(email.address) === wanted),
    );
  }

  byPrimaryPhoneAndName(number: string, name: string): StoredRow | null {
    const { international, national } = phoneForms(number);
    const digits = international ?? national;
    if (digits === null) return null;
    return this.#first(
      this.#byContactAndName,
      [phoneHash(digits), nameHash(name)],
      (customer) =>
        nameIdentity(customer) === name && customer.phones.some((phone) => phone.isPrimary && isSamePhone(phone.number, number)),
    );
  }

  /** Hashes may collide, so what they find is compared. */
  #first(statement: StatementSync, keys: readonly number[], matches: (customer: Customer) => boolean): StoredRow | null {
    for (const cells of statement.iterate(...keys)) {
      const row = readRow(cells);
      if (row !== null && matches(readCustomer(row.json))) return row;
    }
    return null;
  }
}

function readRow(cells: Record<string, SQLOutputValue> | undefined): StoredRow | null {
  if (cells === undefined) return null;
  return { position: bigCell(cells['position']), json: textCell(cells['json']), parameters: textCell(cells['parameters']) };
}
