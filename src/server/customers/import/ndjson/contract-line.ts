import type { CustomerStatus } from '../../../../contract/customer.ts';
import type { ColumnTarget } from '../columns/column-target.ts';
import { fits } from '../header/field-fit.ts';
import { containsName } from '../header/name-columns.ts';
import { meansNothing } from '../values/missing-value.ts';
import { parseStatus, parseStatusFlag, statusBeside, worstStatus } from '../values/parse-boolean-and-status.ts';
import type { StatusTarget } from '../values/parse-boolean-and-status.ts';
import { isNoDate, lastPastYear, parseDate } from '../values/parse-date.ts';
import { parseUnixTime } from '../values/written-dates/unix-time.ts';
import { prefixesOfPhones } from '../columns/phone-prefixes/phone-prefixes.ts';
import type { PhonePrefix } from '../values/phone-prefixes/join-phone.ts';
import { contactEntries, hasContact, withPrefixes } from './contact-entries.ts';
import type { ContactKind } from './contact-entries.ts';

interface Contact {
  readonly kind: ContactKind;
  readonly rank: number;
  /** Of the key that holds it. */
  readonly path: string;
  readonly entries: readonly unknown[];
}

/** The contract's keys of a line, as its other keys are read. */
export class ContractLine {
  readonly known: Record<string, unknown>;
  readonly #givenStatus: CustomerStatus | null;
  readonly #takesStatus: boolean;
  readonly #statuses: CustomerStatus[] = [];
  /** Whether another key than `status` says if the customer is active. */
  #saysActive = false;
  readonly #cleared = new Set<string>();
  readonly #contacts: Contact[] = [];
  readonly #prefixes: { readonly header: string; readonly prefix: PhonePrefix; readonly value: unknown }[] = [];

  constructor(source: Readonly<Record<string, unknown>>, isKept: (key: string) => boolean) {
    this.known = Object.fromEntries(Object.entries(source).filter(([key]) => isKept(key)));
    const { status } = this.known;
    this.#givenStatus = statusOf(status);
    this.#takesStatus = this.#givenStatus !== null || status === undefined || status === null;
  }

  /** Whether a value is one of the target, which it then fills. */
  take(path: string, target: ColumnTarget | null | undefined, value: unknown): boolean {
    switch (target?.kind) {
      case 'email':
      case 'phone': {
        const isTaken = value === null || isNothing(value) || hasContact(target.kind, value);
        if (isTaken) this.#contacts.push({ ...target, path, entries: contactEntries(target.kind, value) });
        return isTaken;
      }
      case 'phonePrefix': {
        if (value === null || isNothing(value)) return true;
        const isTaken = (typeof value === 'string' || typeof value === 'number') && fits(target, [String(value)]);
        if (isTaken) this.#prefixes.push({ header: path, prefix: target.prefix, value });
        return isTaken;
      }
      case 'status':
        return this.#takeStatus(value, parseStatus, true);
      case 'flag':
        return this.#takeFlag(value, target);
      case 'text': {
        const isIdentity = target.field === 'id' || target.field === 'customerNumber';
        const isText = typeof value === 'string' || (isIdentity && typeof value === 'number');
        const isTaken = isText && (fits(target, [String(value)]) || isNameOfOneWord(target.field, String(value)));
        return this.#fill(target.field, value, isTaken ? value : undefined);
      }
      case 'whole':
      case 'amount':
        return this.#fill(target.field, value, isAmount(value, target.kind) ? value : undefined);
      case 'date':
        // Programs write 0 for never.
        return value === 0 || value === '0' || this.#fill(target.field, value, momentOf(value));
      case 'parameter': {
        // Whether a digit is one of a pair, only the whole file can tell.
        const isCode = target.definition.type === 'boolean' && /^-?\d$/.test(String(value));
        const flag = isCode ? String(value) : value;
        const isText = typeof flag === 'string' || typeof flag === 'boolean';
        const isTaken = isText && target.alsoField === null && (isCode || fits(target, [String(flag)]));
        return this.#fill(target.definition.id, flag, isTaken ? flag : undefined);
      }
      default:
        return false;
    }
  }

  /** `fitting`: undefined if the value is none of the field. Whether the field was free. */
  #fill(field: string, value: unknown, fitting: unknown): boolean {
    if (Object.hasOwn(this.known, field)) return false;
    if (value === null) this.#cleared.add(field);
    else if (fitting !== undefined) this.known[field] = fitting;
    else return isNothing(value);
    return true;
  }

  #takeStatus(value: unknown, parse: (text: string) => CustomerStatus | null, saysActive: boolean): boolean {
    if (!this.#takesStatus) return false;
    const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const status = isScalar ? parse(String(value).trim()) : null;
    if (status !== null) {
      this.#statuses.push(status);
      this.#saysActive ||= saysActive;
    }
    return status !== null || value === null;
  }

  /** The date in a key such as `deleted_at` stays, too. */
  #takeFlag(value: unknown, flag: Extract<StatusTarget, { kind: 'flag' }>): boolean {
    const isText = typeof value === 'string' || typeof value === 'number';
    const since = this.#takesStatus && isText ? statusBeside(String(value).trim(), flag) : null;
    if (since !== null) this.#statuses.push(since);
    // Whether a letter is one of a pair, no line can tell.
    const parse = (text: string): CustomerStatus | null =>
      /^[\p{Lu}\p{Ll}]$/u.test(text) ? null : parseStatusFlag(text, flag);
    return this.#takeStatus(value, parse, flag.saysActive === true);
  }

  /** A name of one word that stands beside a first name is the last name, and the other way round. */
  splitName(): void {
    const { firstName, lastName, displayName } = this.known;
    const [part, missing] = firstName === undefined ? [lastName, 'firstName'] : [firstName, 'lastName'];
    if (typeof part !== 'string' || typeof displayName !== 'string' || Object.hasOwn(this.known, missing)) return;
    if (/\s/.test(displayName.trim()) || containsName(displayName, part)) return;
    this.known[missing] = displayName;
    delete this.known['displayName'];
  }

  finished(): Record<string, unknown> {
    const { known } = this;
    for (const field of this.#cleared) known[field] ??= null;
    this.#addContacts('email', 'emails');
    this.#addContacts('phone', 'phones');
    this.#returnPrefixes();
    // A bare yes or no does not say what it means, as a key such as inactive does.
    const isBare = this.#saysActive && typeof known['status'] === 'boolean';
    const statuses = this.#givenStatus === null || isBare ? this.#statuses : [this.#givenStatus, ...this.#statuses];
    const [first, ...others] = statuses;
    if (first !== undefined) known['status'] = others.reduce(worstStatus, first);
    return known;
  }

  /** The contract's contacts first; null, which clears, only where there are no others. */
  #addContacts(kind: ContactKind, list: 'emails' | 'phones'): void {
    const { known } = this;
    const others = this.#contacts.filter((one) => one.kind === kind).toSorted((a, b) => a.rank - b.rank);
    const isPrefixed = kind === 'phone' && this.#prefixes.length > 0;
    const isListed = others.some(({ entries }) => entries.length > 0) || isPrefixed || typeof known[kind] === 'object';
    const given = known[list] === undefined && isListed ? kind : list;
    const own = known[given] ?? null;
    const all = [{ path: kind, entries: contactEntries(kind, own) }, ...others].filter(
      ({ entries }) => entries.length > 0,
    );
    if (own === null && all.length === 0) return;
    if (given === kind) delete known[kind];
    known[list] = isPrefixed ? this.#withPrefixes(all) : all.flatMap(({ entries }) => entries);
  }

  #withPrefixes(phones: readonly Pick<Contact, 'path' | 'entries'>[]): readonly unknown[] {
    const found = prefixesOfPhones(
      phones.map(({ path }) => path),
      this.#prefixes,
    );
    return phones.flatMap(({ entries }, at) => {
      const prefixes = Object.fromEntries((found[at] ?? []).map(({ prefix, value }) => [prefix, String(value)]));
      return entries.map((entry) => withPrefixes(entry, prefixes));
    });
  }

  /** A prefix without a phone is a parameter. */
  #returnPrefixes(): void {
    const { known } = this;
    if (known['phone'] !== undefined || known['phones'] !== undefined) return;
    for (const { header, value } of this.#prefixes) if (!header.includes('.')) known[header] ??= value;
  }
}

/** The status of a word or a boolean; numbers have other meanings in every system. */
function statusOf(value: unknown): CustomerStatus | null {
  if (typeof value === 'boolean') return value ? 'active' : 'inactive';
  return typeof value === 'string' ? parseStatus(value.trim()) : null;
}

/** Words such as No and On are names, too; in JSON, no flag is one. */
function isNameOfOneWord(field: string, text: string): boolean {
  return /^(?:first|last|display)Name$/.test(field) && /^\p{L}{2,3}$/u.test(text.trim());
}

function isNothing(value: unknown): boolean {
  return typeof value === 'string' && (value.trim() === '' || meansNothing(value.trim()) || isNoDate(value.trim()));
}

function isAmount(value: unknown, kind: 'whole' | 'amount'): boolean {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,12})?$/.test(value)))
    return false;
  return kind === 'amount' || Number.isSafeInteger(Number(value));
}

/** A moment of another system in milliseconds; undefined for what is none, or has day and month in doubt. */
function momentOf(value: unknown): number | undefined {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? (parseUnixTime(String(value), { epoch: 's' }) ?? value * 1000) : undefined;
  if (typeof value !== 'string') return undefined;
  const [day, month] = (['dmy', 'mdy'] as const).map((order) =>
    parseDate(value.trim(), { order, epoch: null, lastYear: lastPastYear }),
  );
  return day === month ? (day ?? undefined) : undefined;
}
