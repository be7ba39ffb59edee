import type { CountryCode } from 'libphonenumber-js/max';
import { noValues } from '../../model/customer-parameters.ts';
import type { CustomerUpsert } from '../../model/customer-upsert.ts';
import { cellValue, withoutInvisible } from '../values/cell-text.ts';
import { emailList, emailMisfit, phoneList, phoneMisfit, readContacts } from '../values/parse-contact.ts';
import { phoneJoiner } from './phone-prefixes/phone-joiner.ts';
import { splitEmails, splitPhones } from '../values/split-contacts.ts';
import { cellWriter } from './cell-writer.ts';
import type { Draft } from './cell-writer.ts';
import { identifies } from './column-target.ts';
import { nameCompleter } from './names/customer-name.ts';
import { otherPersonFinder } from './names/other-person.ts';
import type { BoundColumn } from './plan-column.ts';
import { rowWithoutCustomer } from './row-without-customer.ts';
import { totalRowError } from './total-row.ts';

/** A value that doesn't fit its column: its customer is imported without it. */
export interface LeftOutValue {
  readonly column: string;
  readonly value: string;
  /** Completes "The value is …". */
  readonly reason: string;
}

/** A row as an upsert, or the reason to reject it. */
export type ParsedRow =
  | { readonly upsert: CustomerUpsert; readonly leftOut: readonly LeftOutValue[] }
  | { readonly reason: string };

/** Parses rows by their columns; empty cells are ignored. */
export function createRowParser(
  columns: readonly BoundColumn[],
  country: CountryCode | null,
): (cells: readonly string[]) => ParsedRow {
  const fields = columns.flatMap((column, at) => {
    const write = cellWriter(column);
    return write === null ? [] : [{ at, header: column.header, write }];
  });
  const emails: Contacts = { columns: contactColumns(columns, 'email'), split: splitEmails, misfit: emailMisfit };
  const phones: Contacts = { columns: contactColumns(columns, 'phone'), split: splitPhones, misfit: phoneMisfit };
  const phoneOf = phoneJoiner(columns, phones.columns, country);
  const isOthers = otherPersonFinder(columns);
  const completeName = nameCompleter(columns);
  const whyNoCustomer = rowWithoutCustomer(columns);
  const identifying = new Set(columns.filter(({ target }) => identifies(target)).map(({ header }) => header));
  return (cells) => {
    const draft: Draft = { parameters: noValues() };
    const leftOut: LeftOutValue[] = [];
    for (const { at, header, write } of fields) {
      const cell = cellValue(cells[at] ?? '');
      const misfit = cell === '' ? null : write(draft, cell);
      if (misfit !== null) leftOut.push({ column: header, value: cell, reason: misfit });
    }
    completeName(draft, cells);
    const ofOther = (at: number): boolean => isOthers(draft, cells, at);
    const addresses = contactsOf(cells, emails, leftOut, ofOther);
    if (addresses.length > 0) draft.emails = emailList(addresses.map(({ text }) => text));
    const numbers = contactsOf(cells, phones, leftOut, ofOther);
    if (numbers.length > 0) draft.phones = phoneList(numbers.map(({ text, at }) => phoneOf(text, at, cells)));
    const reason = whyNoCustomer(cells, draft, leftOut);
    return reason === null ? rowWith(draft, leftOut, (column) => identifying.has(column)) : { reason };
  };
}

/** The row of a customer, rejected if all that could identify the customer was left out, or if it is a total. */
export function rowWith(
  upsert: CustomerUpsert,
  leftOut: readonly LeftOutValue[],
  isIdentifying: (column: string) => boolean,
): ParsedRow {
  const total = totalRowError(upsert);
  if (total !== null) return { reason: total };
  if (leftOut.length === 0) return { upsert, leftOut };
  const isIdentified = 'id' in upsert || 'customerNumber' in upsert || 'emails' in upsert || 'phones' in upsert;
  const lost = isIdentified ? undefined : leftOut.find(({ column }) => isIdentifying(column));
  return lost === undefined ? { upsert, leftOut } : { reason: `${quoted(lost.value)} is ${lost.reason}` };
}

/** The columns of one kind of contact, and how to read them. */
interface Contacts {
  /** The column of the primary contact first. */
  readonly columns: readonly { readonly at: number; readonly header: string }[];
  readonly split: (cell: string) => readonly string[];
  /** Why a part is not a contact; null if it is. */
  readonly misfit: (part: string) => string | null;
}

function contactColumns(columns: readonly BoundColumn[], kind: 'email' | 'phone'): Contacts['columns'] {
  return columns
    .flatMap(({ header, target }, at) => (target.kind === kind ? [{ at, header, rank: target.rank }] : []))
    .toSorted((a, b) => a.rank - b.rank);
}

interface FoundContact {
  readonly text: string;
  /** The index of its column. */
  readonly at: number;
}

function contactsOf(
  cells: readonly string[],
  { columns, split, misfit }: Contacts,
  leftOut: LeftOutValue[],
  isOfOther: (at: number) => boolean,
): FoundContact[] {
  const contacts: FoundContact[] = [];
  for (const { at, header } of columns) {
    const read = readContacts(withoutInvisible(cellValue(cells[at] ?? '')), split, misfit);
    const isOther = read.valid.length > 0 && isOfOther(at);
    if (isOther)
      for (const value of read.valid) leftOut.push({ column: header, value, reason: 'that of another person' });
    else contacts.push(...read.valid.map((text) => ({ text, at })));
    for (const { value, reason } of read.leftOut) leftOut.push({ column: header, value, reason });
  }
  return contacts;
}

/** A value as a reason shows it: quoted and shortened. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}
