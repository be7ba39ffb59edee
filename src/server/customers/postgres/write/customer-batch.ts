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
import { checkCreatedAt, positionAbove } from '../../model/lists/list-sort-key.ts';
import { indexStored, type BatchCustomer, type IndexedCustomer, type WrittenCustomer } from './batch-customer.ts';

/**
 * The customers that the rows of one batch may match, read ahead, and what the batch makes of them: each row sees those
 * before it, as if it were written alone.
 */
export class CustomerBatch implements CustomerFinder {
  readonly #all: BatchCustomer[] = [];
  readonly #byPosition = new Map<bigint, BatchCustomer>();
  readonly #byId = new Map<string, BatchCustomer>();
  readonly #byNumber = new Map<string, BatchCustomer>();
  readonly #byContact = new Map<number, Set<BatchCustomer>>();
  /** The highest position that was taken in a millisecond; null for none. */
  readonly #lastOfMillisecond: Map<number, bigint | null>;

  /** `lastOfMillisecond`: of every millisecond in which the batch may create a customer. */
  constructor(stored: Iterable<StoredRow>, lastOfMillisecond: ReadonlyMap<number, bigint | null>) {
    this.#lastOfMillisecond = new Map(lastOfMillisecond);
    for (const row of stored) {
      const indexed = indexStored(row);
      this.#add({ stored: indexed, current: indexed });
    }
  }

  /** Those that the batch created, changed or removed. */
  changed(): readonly BatchCustomer[] {
    return this.#all.filter(({ stored, current }) => stored !== current);
  }

  /** Throws RejectedRowError if the millisecond is full, or too long ago. */
  allocatePosition(createdAt: number): bigint {
    checkCreatedAt(createdAt);
    return positionAbove(createdAt, this.#lastOfMillisecond.get(createdAt) ?? null);
  }

  /** Adds a customer at the position from `allocatePosition`. */
  create(customer: WrittenCustomer, createdAt: number): void {
    this.#lastOfMillisecond.set(createdAt, customer.position);
    this.#add({ stored: null, current: customer });
  }

  replace(before: StoredRow, customer: WrittenCustomer, createdAt: number): void {
    const known = this.#at(before);
    if (customer.position !== before.position) this.#lastOfMillisecond.set(createdAt, customer.position);
    this.#unindex(known);
    known.current = customer;
    this.#index(known, customer);
  }

  remove(row: StoredRow): void {
    const known = this.#at(row);
    this.#unindex(known);
    known.current = null;
  }

  byId(id: string): StoredRow | null {
    return this.#byId.get(id.toWellFormed())?.current ?? null;
  }

  byNumber(customerNumber: string): StoredRow | null {
    return this.#byNumber.get(customerNumber.toWellFormed())?.current ?? null;
  }

  byPrimaryEmailAndName(address: string, name: string): StoredRow | null {
    return firstByPrimaryEmail(this.#withContact(emailHash(address), nameHash(name)), address, name);
  }

  byUniquePrimaryEmail(address: string): StoredRow | null {
    return onlyByPrimaryEmail(this.#withContact(emailHash(address), null).slice(0, comparedOwners), address);
  }

  byPrimaryPhoneAndName(number: string, name: string): StoredRow | null {
    const { international, national } = phoneVariants(number);
    const digits = international ?? national;
    return digits === null
      ? null
      : firstByPrimaryPhone(this.#withContact(phoneHash(digits), nameHash(name)), number, name);
  }

  /** Those with a contact, and with a name if it is not null, in list order. */
  #withContact(contact: number, name: number | null): readonly StoredRow[] {
    return [...(this.#byContact.get(contact) ?? [])]
      .map(({ current }) => current)
      .filter((current) => current !== null)
      .filter(({ contacts }) => name === null || contacts.some((one) => one.contact === contact && one.name === name))
      .toSorted((a, b) => (a.position < b.position ? 1 : -1));
  }

  #at({ position }: StoredRow): BatchCustomer {
    const known = this.#byPosition.get(position);
    if (known === undefined) throw new Error('Expected a customer of this batch');
    return known;
  }

  #add(one: BatchCustomer): void {
    this.#all.push(one);
    if (one.current !== null) this.#index(one, one.current);
  }

  #index(one: BatchCustomer, { position, id, customerNumber, contacts }: IndexedCustomer): void {
    this.#byPosition.set(position, one);
    this.#byId.set(id, one);
    this.#byNumber.set(customerNumber, one);
    for (const { contact } of contacts) {
      const others = this.#byContact.get(contact);
      if (others === undefined) this.#byContact.set(contact, new Set([one]));
      else others.add(one);
    }
  }

  #unindex(one: BatchCustomer): void {
    if (one.current === null) return;
    const { position, id, customerNumber, contacts } = one.current;
    this.#byPosition.delete(position);
    this.#byId.delete(id);
    this.#byNumber.delete(customerNumber);
    for (const { contact } of contacts) this.#byContact.get(contact)?.delete(one);
  }
}
