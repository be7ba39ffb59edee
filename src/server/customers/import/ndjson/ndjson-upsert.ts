import type { CountryCode } from 'libphonenumber-js/max';
import type { CustomerEmail, CustomerPhone } from '../../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { emailIdentity } from '../../model/contact-identity.ts';
import type { CustomerUpsert } from '../../model/customer-upsert.ts';
import { visibleText, withoutInvisible } from '../values/cell-text.ts';
import { isPlaceholder, meansNothing } from '../values/missing-value.ts';
import { emailMisfit, parsePhone, phoneMisfit, readContacts, unique } from '../values/parse-contact.ts';
import { splitEmails, splitPhones } from '../values/split-contacts.ts';
import { dateOnly, parseDay } from '../values/parse-date.ts';
import { namesTags, splitOptions } from '../columns/option-profile.ts';
import type { PlannedColumn } from '../columns/plan-column.ts';
import { givenParameters } from './given-parameters.ts';
import type { GivenParameter } from './given-parameters.ts';
import type { EmailInput, NdjsonCustomer, ParameterInput, PhoneInput } from './ndjson-object.ts';
import { parseIdentity } from '../values/parse-identity.ts';
import { exactNumber, plainNumber } from '../values/parse-number.ts';
import type { LeftOutValue, ParsedRow } from '../columns/parse-row.ts';
import { isAnswerCode, parseBoolean } from '../values/parse-boolean-and-status.ts';

export interface BoundParameter {
  readonly column: PlannedColumn;
  readonly definition: ParameterDefinition;
}

const copied = [
  'firstName',
  'lastName',
  'displayName',
  'profilePhoto',
  'source',
  'totalOrders',
  'totalSpent',
  'averageOrderValue',
  'lifetimeValue',
  'lastOrderDate',
  'lastActivityDate',
] as const;
/** Null is ignored in these, since a customer always has them. */
const never = ['id', 'customerNumber', 'status', 'createdAt', 'updatedAt'] as const;

/** The customer of a line as an upsert: null clears a field, a missing key is ignored. */
export function ndjsonUpsert(
  customer: NdjsonCustomer,
  parameterOf: (given: GivenParameter) => BoundParameter | undefined,
  country: CountryCode | null,
): Exclude<ParsedRow, { readonly reason: string }> {
  const leftOut: LeftOutValue[] = [];
  const emails = emailsOf(customer, leftOut);
  const phones = phonesOf(customer, country, leftOut);
  const values: Record<string, string | readonly string[] | null> = {};
  for (const given of givenParameters(customer)) {
    const { name, value } = given;
    const bound = parameterOf(given);
    if (bound === undefined || isMissing(value)) continue;
    const read = parameterValue(bound, value);
    if (read !== undefined) values[bound.definition.id] = read;
    else if (typeof value !== 'string' || !meansNothing(value.trim()))
      leftOut.push({ column: name, value: JSON.stringify(value), reason: `not a ${bound.definition.type}` });
  }
  const upsert = {
    ...pickPresent(customer),
    ...(emails === null ? {} : { emails }),
    ...(phones === null ? {} : { phones }),
    parameters: values,
  };
  return { upsert, leftOut };
}

function pickPresent(customer: NdjsonCustomer): CustomerUpsert {
  const kept = [
    ...copied.filter((key) => customer[key] !== undefined),
    ...never.filter((key) => customer[key] !== undefined && customer[key] !== null),
  ];
  return Object.fromEntries(
    kept.filter((key) => !isMissing(customer[key])).map((key) => [key, cleaned(key, customer[key])]),
  );
}

/** Whether a value is a placeholder, which is ignored as a missing key is. */
function isMissing(value: unknown): boolean {
  return typeof value === 'string' && isPlaceholder(visibleText(value).trim());
}

function cleaned(key: string, value: string | number | null | undefined): string | number | null | undefined {
  if (typeof value !== 'string') return value;
  if (key !== 'id' && key !== 'customerNumber') return visibleText(value);
  const text = withoutInvisible(value);
  return parseIdentity(text) ?? text;
}

function emailsOf({ emails, email }: NdjsonCustomer, leftOut: LeftOutValue[]): CustomerEmail[] | null {
  const given = listed<EmailInput>(emails, email, (address) => ({ address }));
  const kept = validContacts(
    given?.map(({ address, isPrimary }) => ({ text: address, isPrimary })),
    { column: 'emails', split: splitEmails, misfit: emailMisfit },
    leftOut,
  );
  if (kept === null) return null;
  return onePrimary(kept, emailIdentity).map(({ text, isPrimary }) => ({ address: text, isPrimary }));
}

function phonesOf(
  { phones, phone }: NdjsonCustomer,
  country: CountryCode | null,
  leftOut: LeftOutValue[],
): CustomerPhone[] | null {
  const given = listed<PhoneInput>(phones, phone, (number) => ({ number }));
  const kept = validContacts(
    given?.map(({ number, isPrimary }) => ({ text: number, isPrimary })),
    { column: 'phones', split: splitPhones, misfit: phoneMisfit },
    leftOut,
  );
  if (kept === null) return null;
  const numbers = kept.map((entry) => ({ ...entry, text: parsePhone(entry.text, country) }));
  return onePrimary(numbers, (number) => number).map(({ text, isPrimary }) => ({ number: text, isPrimary }));
}

/** The contacts of a line: its list, or else its only one. */
function listed<T>(
  list: readonly T[] | null | undefined,
  only: string | null | undefined,
  entryOf: (text: string) => T,
): readonly T[] | undefined {
  if (list !== undefined) return list ?? [];
  if (only === undefined) return undefined;
  return only === null ? [] : [entryOf(only)];
}

interface Contact {
  readonly text: string;
  readonly isPrimary?: boolean | undefined;
}

interface ContactSyntax {
  readonly column: string;
  readonly split: (text: string) => readonly string[];
  readonly misfit: (text: string) => string | null;
}

/** The contacts that are valid; null if a line has none, or none that is. */
function validContacts(
  entries: readonly Contact[] | undefined,
  { column, split, misfit }: ContactSyntax,
  leftOut: LeftOutValue[],
): readonly Contact[] | null {
  if (entries === undefined) return null;
  const kept = entries.flatMap(({ text, isPrimary }) => {
    const read = readContacts(withoutInvisible(text).trim(), split, misfit);
    for (const { value, reason } of read.leftOut) leftOut.push({ column, value, reason });
    return read.valid.map((valid) => ({ text: valid, isPrimary }));
  });
  return kept.length === 0 && entries.length > 0 ? null : kept;
}

/** The list in its order, each key once; primary is the first one marked, or else the first one. */
function onePrimary(list: readonly Contact[], key: (text: string) => string): (Contact & { isPrimary: boolean })[] {
  const primary = list.find(({ isPrimary }) => isPrimary === true) ?? list[0];
  return unique(list, ({ text }) => key(text)).map(({ text }) => ({
    text,
    isPrimary: primary !== undefined && key(text) === key(primary.text),
  }));
}

/** The value as it is stored; undefined if it does not fit the parameter's type. */
function parameterValue(
  { column, definition }: BoundParameter,
  value: ParameterInput,
): string | readonly string[] | null | undefined {
  if (value === null) return null;
  if (definition.type === 'multiselect' && typeof value === 'string' && namesTags(column.header))
    return splitOptions(visibleText(value), column.separator);
  if (definition.type === 'multiselect') return (Array.isArray(value) ? value : [value]).map(textOf);
  if (Array.isArray(value)) return undefined;
  const text = visibleText(textOf(value)).trim();
  if (text === '') return null;
  switch (definition.type) {
    case 'boolean': {
      const flag = column.readsCodes || !isAnswerCode(text) ? parseBoolean(text) : null;
      return flag === null ? undefined : String(flag);
    }
    case 'number': {
      const read = typeof value === 'number' ? plainNumber(value) : exactNumber(text, column.decimalMark);
      return read ?? undefined;
    }
    case 'date': {
      const read = typeof value === 'number' ? dateOnly(value) : parseDay(text, column.dateFormat);
      return read ?? undefined;
    }
    default:
      return text;
  }
}

function textOf(value: string | number | boolean): string {
  return typeof value === 'number' ? plainNumber(value) : String(value);
}
