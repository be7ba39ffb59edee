import type { CountryCode } from 'libphonenumber-js/max';
import type { CustomerEmail, CustomerPhone } from '../../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { emailIdentity } from '../../model/contact-identity.ts';
import type { CustomerUpsert } from '../../model/customer-upsert.ts';
import { emailList, isEmail, phoneList, parsePhone, unique } from '../values/parse-contact.ts';
import { dateOnly, parseDay } from '../values/parse-date.ts';
import type { PlannedColumn } from '../columns/plan-column.ts';
import { givenParameters } from './ndjson-object.ts';
import type { GivenParameter, NdjsonCustomer, ParameterInput } from './ndjson-object.ts';
import { exactNumber, plainNumber, quoted } from '../columns/parse-row.ts';
import type { ParsedRow } from '../columns/parse-row.ts';
import { parseBoolean } from '../values/parse-boolean-and-status.ts';

interface BoundParameter {
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
): ParsedRow {
  const fields = pickPresent(customer);
  const emails = emailsOf(customer);
  const wrong = emails?.find(({ address }) => !isEmail(address));
  if (wrong !== undefined) return { reason: `${quoted(wrong.address)} is not an email address` };
  const phones = phonesOf(customer, country);
  const values: Record<string, string | readonly string[] | null> = {};
  for (const given of givenParameters(customer)) {
    const { name, value } = given;
    const bound = parameterOf(given);
    if (bound === undefined) continue;
    const read = parameterValue(bound, value);
    if (read === undefined)
      return { reason: `${name} ${quoted(JSON.stringify(value))} is not a ${bound.definition.type}` };
    values[bound.definition.id] = read;
  }
  return {
    upsert: {
      ...fields,
      ...(emails === null ? {} : { emails }),
      ...(phones === null ? {} : { phones }),
      parameters: values,
    },
  };
}

function pickPresent(customer: NdjsonCustomer): CustomerUpsert {
  const kept = [
    ...copied.filter((key) => customer[key] !== undefined),
    ...never.filter((key) => customer[key] !== undefined && customer[key] !== null),
  ];
  return Object.fromEntries(kept.map((key) => [key, customer[key]]));
}

function emailsOf({ emails, email }: NdjsonCustomer): CustomerEmail[] | null {
  if (emails === undefined) return email === undefined ? null : emailList(email === null ? [] : [email]);
  return onePrimary(
    (emails ?? []).map(({ address, ...rest }) => ({ address: address.trim(), ...rest })),
    ({ address }) => emailIdentity(address),
  );
}

function phonesOf({ phones, phone }: NdjsonCustomer, country: CountryCode | null): CustomerPhone[] | null {
  if (phones === undefined)
    return phone === undefined ? null : phoneList(phone === null ? [] : [parsePhone(phone.trim(), country)]);
  return onePrimary(
    (phones ?? []).map(({ number, ...rest }) => ({ number: parsePhone(number.trim(), country), ...rest })),
    ({ number }) => number,
  );
}

/** The list in its order, each key once; primary is the first one marked, or else the first one. */
function onePrimary<T extends { readonly isPrimary?: boolean | undefined }>(
  list: readonly T[],
  key: (entry: T) => string,
): (T & { isPrimary: boolean })[] {
  const primary = list.find(({ isPrimary }) => isPrimary === true) ?? list[0];
  const primaryKey = primary === undefined ? null : key(primary);
  return unique(list, key).map((entry) => ({ ...entry, isPrimary: key(entry) === primaryKey }));
}

/** The value as it is stored; undefined if it does not fit the parameter's type. */
function parameterValue(
  { column, definition }: BoundParameter,
  value: ParameterInput,
): string | readonly string[] | null | undefined {
  if (value === null) return null;
  if (definition.type === 'multiselect') return (Array.isArray(value) ? value : [value]).map(textOf);
  if (Array.isArray(value)) return undefined;
  const text = textOf(value).trim();
  if (text === '') return null;
  switch (definition.type) {
    case 'boolean': {
      const flag = parseBoolean(text);
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
