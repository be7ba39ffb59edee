import { joinNames } from '../../../contract/joined-name.ts';
import { foldText, isAscii } from '../../../contract/search-text.ts';
import type { Customer } from '../../../contract/customer.ts';
import { phoneVariants } from './phone-variants.ts';

/** Without the Kelvin sign and the dotted capital I, whose lower case is an ASCII letter or begins with one. */
const lettersOfTheirOwn = /[^\u212a\u0130]+/g;

/** An email as whole values are compared: case and invisible characters do not matter. Source: contract.md. */
export function emailIdentity(address: string): string {
  if (isAscii(address)) return address.trim().toLowerCase();
  const visible = address.replace(/\p{Cf}/gu, '').trim();
  return visible.replace(lettersOfTheirOwn, (letters) => letters.toLowerCase());
}

/** A customer's name as imports match it: the display name, folded, white space collapsed; empty without one. */
export function nameIdentity(customer: Pick<Customer, 'displayName' | 'firstName' | 'lastName'>): string {
  const name = customer.displayName ?? joinNames(customer.firstName, customer.lastName) ?? '';
  return foldText(name).trim().replace(/\s+/gu, ' ');
}

/** Whether two numbers are the same phone, by their international digits if both have them, else by national ones. */
export function isSamePhone(a: string, b: string): boolean {
  const left = phoneVariants(a);
  const right = phoneVariants(b);
  if (left.international !== null && right.international !== null) return left.international === right.international;
  return left.national !== null && left.national === right.national;
}

/** What a store finds a contact by: an index of hashes is small, and the customers they find are compared. */
export interface ContactHash {
  readonly contact: number;
  /** 0 for an email or phone that is not primary. */
  readonly name: number;
}

/** Both forms of nearly every phone number end in the same eight digits and so share a row. */
const phoneTail = 8;

export function emailHash(address: string): number {
  return hash(`e${emailIdentity(address)}`);
}

/** Tells emails apart with more bits than a hash, so that among millions none are taken for each other. */
export function emailKey(address: string): number {
  const identity = emailIdentity(address);
  return hash(`e${identity}`) * 2 ** 20 + (hash(`k${identity}`) >>> 12);
}

/** The hash of a phone's digits in either form. */
export function phoneHash(digits: string): number {
  return hash(`p${digits.slice(-phoneTail)}`);
}

/** Never 0. */
export function nameHash(name: string): number {
  return hash(`n${name}`) || 1;
}

/** The distinct contact rows of a customer. */
export function contactHashes(customer: Customer): readonly ContactHash[] {
  const name = nameHash(nameIdentity(customer));
  const hashes: ContactHash[] = [];
  const add = (contact: number, isPrimary: boolean): void => {
    const row = { contact, name: isPrimary ? name : 0 };
    if (!hashes.some((other) => other.contact === row.contact && other.name === row.name)) hashes.push(row);
  };
  for (const { address, isPrimary } of customer.emails) add(emailHash(address), isPrimary);
  for (const { number, isPrimary } of customer.phones) {
    const { international, national } = phoneVariants(number);
    if (international !== null) add(phoneHash(international), isPrimary);
    if (national !== null) add(phoneHash(national), isPrimary);
  }
  return hashes;
}

/** FNV-1a over UTF-16 units with a final mix, as a signed 32-bit number. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  return (state ^ (state >>> 13)) | 0;
}
